using System.Net;
using System.Security.Cryptography;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Tests.Calls;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Tests.Transport;

/// <summary>TLS against .NET's own server side: the SIPp of the distribution is built without TLS.</summary>
public sealed class TlsCallTests : IDisposable
{
    private const string Host = "sip.carrier.example";

    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_call_over_TLS_with_a_certificate_of_the_configured_authority()
    {
        await using var peer = new StreamPeer(StreamPeer.AnswerAll, _authority.Issue(Host));
        await using var endpoint = new SipEndpoint(OptionsFor(peer.Port, new TlsOptions { Authorities = [_authority.Certificate] }));
        var observer = new RecordingObserver();

        var call = endpoint.Place(SippTrunk.NewRequest(), observer);
        var answer = await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(200, result.ByeStatus);
        Assert.Equal($"127.0.0.1:{peer.Port};transport=tls;name={Host}", answer.Dialog.NextHop.ToString());
        Assert.Equal(["INVITE", "ACK", "BYE"], peer.Received.Select(request => request.Split(' ')[0]));
        Assert.All(peer.Received, request => Assert.StartsWith("SIP/2.0/TLS ", Peer.Header(request, "Via"), StringComparison.Ordinal));
        Assert.EndsWith(";transport=tls>", Peer.Header(peer.Received[0], "Contact"), StringComparison.Ordinal);
        Assert.Equal(1, peer.Connections);
    }

    [Fact]
    public async Task Another_process_hangs_up_over_TLS_by_the_record()
    {
        await using var peer = new StreamPeer(StreamPeer.AnswerAll, _authority.Issue(Host));
        var tls = new TlsOptions { Authorities = [_authority.Certificate] };
        await using var endpoint = new SipEndpoint(OptionsFor(peer.Port, tls));
        await using var other = new SipEndpoint(OptionsFor(peer.Port, tls));
        var observer = new RecordingObserver();
        var call = endpoint.Place(SippTrunk.NewRequest(), observer);
        var dialog = (await observer.Answered.WithinReason()).Dialog;
        call.ConfirmAnswer();

        var result = await other.HangUpForeignAsync(
            dialog with { NextHop = NextHop.Parse(dialog.NextHop.ToString()) }, ReasonHeader.NormalClearing, cancellationToken: TestContext.Current.CancellationToken).WithinReason();

        Assert.True(result.IsOver);
        Assert.Equal(2, peer.Connections);
    }

    public static TheoryData<string, string, bool> Certificates => new()
    {
        { Host, "unknown authority", false },
        { "other.example", "other host", false },
        { "other.example", "any", true },
        { "other.example", "fingerprint", true },
        { Host, "wrong fingerprint", false },
    };

    [Theory]
    [MemberData(nameof(Certificates))]
    public async Task The_certificate_decides_whether_anything_is_sent(string certifiedHost, string check, bool isAccepted)
    {
        var certificate = _authority.Issue(certifiedHost);
        var fingerprint = certificate.GetCertHash(HashAlgorithmName.SHA256);
        await using var peer = new StreamPeer(request => Peer.Respond(request, "486 Busy Here"), certificate);
        await using var endpoint = new SipEndpoint(OptionsFor(peer.Port, check switch
        {
            "other host" => new TlsOptions { Authorities = [_authority.Certificate] },
            "any" => new TlsOptions { AcceptAnyCertificate = true },
            "fingerprint" => new TlsOptions { Sha256Fingerprint = fingerprint },
            "wrong fingerprint" => new TlsOptions { Sha256Fingerprint = new byte[32] },
            _ => new TlsOptions(),
        }));
        var observer = new RecordingObserver();

        endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(isAccepted ? 486 : null, result.Status);
        Assert.Equal(isAccepted ? CallFailure.None : CallFailure.TransportFailed, result.Failure);
        Assert.Equal(isAccepted, peer.Received.Count > 0);
    }

    // The name is resolved by the test, so that it can stand in a certificate.
    private static SipEndpointOptions OptionsFor(int port, TlsOptions tls) => new()
    {
        RemoteHost = Host,
        RemotePort = port,
        Transport = SipTransport.Tls,
        Tls = tls,
        Names = new FakeNames { Resolve = _ => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) },
        Bind = new IPEndPoint(IPAddress.Loopback, 0),
        CloseTimeout = TimeSpan.FromMilliseconds(200),
        ConnectTimeout = TimeSpan.FromSeconds(20),
    };
}
