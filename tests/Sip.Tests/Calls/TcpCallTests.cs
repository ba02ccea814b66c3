using System.Net;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Transport;
using Campaigns.Testing.Sipp;

namespace Campaigns.Sip.Tests.Calls;

/// <summary>SIPp over TCP is the peer.</summary>
public sealed class TcpCallTests
{
    [Fact]
    public async Task We_hang_up()
    {
        await using var trunk = await StartAsync("answer-bye-by-us");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var answer = await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(200, result.ByeStatus);
        Assert.Equal(SipTransport.Tcp, answer.Dialog.NextHop.Transport);
        Assert.Equal(0, result.InviteRetransmissions);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task They_hang_up_over_the_connection_that_we_opened()
    {
        await using var trunk = await StartAsync("answer-bye-by-them");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallEnder.Remote, result.EndedBy);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_call_that_rings_is_cancelled()
    {
        await using var trunk = await StartAsync("ring-then-cancel");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await Polling.UntilAsync(() => observer.Order.Contains("180"));
        call.Cancel(ReasonHeader.Q850(19, "No answer from user"));
        var result = await observer.Ended.WithinReason();

        Assert.Equal(487, result.Status);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task Nobody_who_listens_is_a_transport_failure_at_once()
    {
        await using var endpoint = new SipEndpoint(OptionsFor(SippProcess.FreePort()) with { Transport = SipTransport.Tcp });
        var observer = new RecordingObserver();

        endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallFailure.TransportFailed, result.Failure);
        Assert.Contains("ConnectionRefused", result.FailureDetail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_hangs_the_call_up_over_a_connection_of_its_own()
    {
        await using var trunk = await StartAsync("answer-bye-by-us-any-reason");
        var observer = new RecordingObserver();
        var call = trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var dialog = (await observer.Answered.WithinReason()).Dialog;
        call.ConfirmAnswer();
        await using var other = new SipEndpoint(OptionsFor(trunk.Sipp.Port) with { Transport = SipTransport.Tcp });

        // SIPp sends its 200 over the connection that the call came by; that it took the BYE its exit code says.
        var hangUp = other.HangUpForeignAsync(dialog, ReasonHeader.NormalClearing, cancellationToken: TestContext.Current.CancellationToken);
        await trunk.AssertScenarioPassedAsync();
        await hangUp.WithinReason();
    }

    [Fact]
    public async Task A_long_INVITE_of_a_UDP_trunk_goes_over_TCP()
    {
        await using var trunk = await StartAsync("answer-bye-by-us");
        await using var endpoint = new SipEndpoint(OptionsFor(trunk.Sipp.Port));
        var observer = new RecordingObserver();

        var call = endpoint.Place(LongRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        call.HangUp();

        Assert.Equal(200, (await observer.Ended.WithinReason()).ByeStatus);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_long_INVITE_goes_in_fragments_where_nobody_listens_on_TCP()
    {
        await using var trunk = await SippTrunk.StartAsync("answer-bye-by-us");
        var observer = new RecordingObserver();

        var call = trunk.Endpoint.Place(LongRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(200, result.ByeStatus);
        Assert.Equal(2, result.InviteRequests);
        await trunk.AssertScenarioPassedAsync();
    }

    [Fact]
    public async Task A_long_INVITE_is_refused_where_the_trunk_says_so()
    {
        await using var endpoint = new SipEndpoint(OptionsFor(SippProcess.FreePort()) with { LargeRequests = LargeRequests.Refuse });
        var observer = new RecordingObserver();

        endpoint.Place(LongRequest(), observer);
        var result = await observer.Ended.WithinReason();

        Assert.Equal(CallFailure.RequestTooLarge, result.Failure);
        Assert.Null(result.InviteSentAt);
        Assert.Equal(0, endpoint.Counters.Sent);
    }

    private static CallRequest LongRequest() => SippTrunk.NewRequest() with { Headers = [new SipHeader("X-Long", new string('x', 900))] };

    private static Task<SippTrunk> StartAsync(string scenario) =>
        SippTrunk.StartAsync(scenario, configure: options => options with { Transport = SipTransport.Tcp }, arguments: ["-t", "t1"]);

    private static SipEndpointOptions OptionsFor(int port) => new()
    {
        RemoteHost = "127.0.0.1",
        RemotePort = port,
        Bind = new IPEndPoint(IPAddress.Loopback, 0),
        CloseTimeout = TimeSpan.FromMilliseconds(200),
    };
}
