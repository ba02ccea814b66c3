using System.Net;
using System.Net.Sockets;
using Campaigns.CarrierSimulator.Behaviours;

namespace Campaigns.CarrierSimulator.Tests.Media;

public sealed class VoicemailTests
{
    [Fact]
    public async Task A_voicemail_plays_its_greeting_as_RTP_and_counts_what_it_hears()
    {
        var options = new CarrierOptions
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            LogCalls = true,
            Mix = OutcomeMix.Parse("voicemail=1"),
            Ring = TimeSpan.Zero,
            Talk = null,
            Greeting = TimeSpan.FromMilliseconds(500),
        };
        using var carrier = new Carrier(options, TimeProvider.System);
        using var caller = new TestCaller(carrier.LocalEndPoint);
        using var audio = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));

        var port = ((IPEndPoint)audio.Client.LocalEndPoint!).Port;
        await caller.InviteAsync(
            "+12125550177", "call", "z9hG4bK1", "Content-Type: application/sdp\r\n", $"v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio {port} RTP/AVP 0\r\n");
        var ok = await caller.ReceiveAsync("SIP/2.0 200");
        await caller.SendAsync("ACK", "+12125550177", "call", "z9hG4bK2", TestCaller.Header(ok, "To"));

        // Half a second of greeting and half a second of beep are 50 packets of 20 ms.
        for (ushort sequence = 0; sequence < 50; sequence++)
        {
            var packet = (await audio.ReceiveAsync(patience.Token)).Buffer;
            Assert.Equal(172, packet.Length);
            Assert.Equal(sequence == 0 ? 0x80 : 0x00, packet[1]);
            Assert.Equal(sequence, (ushort)((packet[2] << 8) | packet[3]));
        }

        var mediaLine = ok.Split("\r\n").First(line => line.StartsWith("m=audio ", StringComparison.Ordinal));
        var mediaPort = int.Parse(mediaLine.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        await audio.SendAsync(new byte[172].Select((_, index) => index == 0 ? (byte)0x80 : (byte)0).ToArray(), new IPEndPoint(IPAddress.Loopback, mediaPort), patience.Token);
        await WaitUntilAsync(() => carrier.Report(true).Calls![0].RtpPacketsReceived == 1, patience.Token);
        Assert.Equal(50, carrier.Report(false).RtpPacketsSent);
    }

    private static async Task WaitUntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!condition())
        {
            await beat.WaitForNextTickAsync(cancellationToken);
        }
    }
}
