using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Campaigns.CarrierSimulator.Tests;

/// <summary>A caller that sends exactly the datagrams a test wants sent. Every wait ends after 30 s at the latest.</summary>
internal sealed class TestCaller : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly IPEndPoint _carrier;

    public TestCaller(IPEndPoint carrier) => _carrier = carrier;

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public Task InviteAsync(string number, string callId, string branch, string extraHeaders = "", string body = "") =>
        SendAsync("INVITE", number, callId, branch, "", 1, extraHeaders, body);

    /// <summary>Sends a request; "to" is the To value of the response that made its dialog, empty outside one.</summary>
    public async Task SendAsync(
        string method, string number, string callId, string branch, string to = "", int cSeq = 1, string extraHeaders = "", string body = "")
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {method} sip:{number}@{_carrier} SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:{Port};branch={branch};rport
            From: <sip:+12025550199@127.0.0.1>;tag=caller-{callId}
            To: {(to.Length > 0 ? to : $"<sip:{number}@127.0.0.1>")}
            Call-ID: {callId}
            CSeq: {cSeq} {method}
            Contact: <sip:caller@127.0.0.1:{Port}>
            Content-Length: {body.Length}

            """).ReplaceLineEndings("\r\n");
        await SendRawAsync($"{text}{extraHeaders}\r\n{body}");
    }

    public async Task SendRawAsync(string datagram) => await _socket.SendAsync(Encoding.Latin1.GetBytes(datagram), _carrier);

    /// <summary>The next datagram; its start line and headers.</summary>
    public async Task<string> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        return Encoding.Latin1.GetString((await _socket.ReceiveAsync(patience.Token)).Buffer);
    }

    /// <summary>The next datagram whose start line begins so; others are skipped.</summary>
    public async Task<string> ReceiveAsync(string start)
    {
        while (true)
        {
            var text = await ReceiveAsync();
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return text;
            }
        }
    }

    public static string Header(string message, string name) => message.Split("\r\n")
        .First(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];

    public void Dispose() => _socket.Dispose();
}
