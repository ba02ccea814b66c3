using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Sip.Tests.Calls;
using Campaigns.Testing.Sipp;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class RtpMediaTests
{
    [Fact]
    public async Task A_call_hears_what_is_played_and_delivers_what_is_said_and_pressed()
    {
        using var peer = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        peer.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var media = NewMedia();
        await using var trunk = new FakeTrunk(options => options with { Media = media });
        var observer = trunk.Observer;
        var heard = new CollectingSink();
        var clip = new AudioClip([.. Enumerable.Repeat((short)4000, 1600)]);
        var call = trunk.Place(SippTrunk.NewRequest() with { Source = clip.Play(), Sink = heard });
        var sdp = $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {((IPEndPoint)peer.LocalEndPoint!).Port} RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n";
        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "200 OK", sdp: sdp, headers: "Contact: <sip:callee@192.0.2.20>"));
        var answer = await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        var packets = await ReceiveAsync(peer, 15);
        Assert.Equal(1, media.PortsInUse);

        // The peer sends from another port than its session description said: symmetric RTP follows it.
        using var behindNat = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        behindNat.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var ours = packets[0].From;
        await SendAsync(behindNat, ours, payloadType: 0, sequence: 1, timestamp: 160, Enumerable.Repeat((byte)0x42, 160).ToArray());
        await SendAsync(behindNat, ours, payloadType: 101, sequence: 2, timestamp: 320, [5, 0, 0, 160]);
        await SendAsync(behindNat, ours, payloadType: 101, sequence: 3, timestamp: 320, [5, 0x80, 1, 64]);
        await SendAsync(behindNat, ours, payloadType: 101, sequence: 5, timestamp: 640, [11, 0, 0, 160]);
        Assert.Equal('5', await observer.Digits.ReadAsync(TestContext.Current.CancellationToken).WithinReason());
        Assert.Equal('#', await observer.Digits.ReadAsync(TestContext.Current.CancellationToken).WithinReason());
        Assert.Equal(0x42, await heard.First.WithinReason());
        await ReceiveAsync(behindNat, 2);
        await observer.Played.WithinReason();
        call.HangUp();
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "200 OK"));
        var result = await observer.Ended.WithinReason();

        Assert.Equal(AudioCodec.Pcmu, answer.Media.Codec);
        Assert.True(RtpHeader.TryRead(packets[0].Packet, out var header, out var payload));
        Assert.True(header.Marker);
        Assert.All(payload.ToArray(), octet => Assert.Equal(G711.Encode(4000, AudioCodec.Pcmu), octet));
        for (var i = 1; i < packets.Count; i++)
        {
            Assert.True(RtpHeader.TryRead(packets[i].Packet, out var next, out _));
            Assert.Equal((ushort)(header.Sequence + i), next.Sequence);
            Assert.Equal(header.Timestamp + (uint)(160 * i), next.Timestamp);
        }

        Assert.True(result.Media!.PacketsSent >= 17);
        Assert.Equal(4, result.Media.PacketsReceived);
        Assert.Equal(1, result.Media.PacketsLost);
        Assert.Equal(0, media.PortsInUse);
    }

    [Fact]
    public async Task No_free_port_is_an_outcome()
    {
        var port = SippProcess.FreePort() & ~1;
        using var media = new RtpMedia(new RtpMediaOptions { Bind = IPAddress.Loopback, FirstPort = port, LastPort = port });
        await using var trunk = new FakeTrunk(options => options with { Media = media });
        trunk.Place();
        var second = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(), second);
        var result = await second.Ended.WithinReason();

        Assert.Equal(CallFailure.NotAdmitted, result.Failure);
        Assert.Equal(1, media.PortsInUse);
        Assert.Contains($"m=audio {port} RTP/AVP", trunk.Invite, StringComparison.Ordinal);
    }

    private static RtpMedia NewMedia() => new(new RtpMediaOptions { Bind = IPAddress.Loopback, FirstPort = 30_000, LastPort = 31_000 });

    private static async Task<List<(byte[] Packet, EndPoint From)>> ReceiveAsync(Socket socket, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Waiting.Longest);
        var packets = new List<(byte[], EndPoint)>();
        var buffer = new byte[2048];
        while (packets.Count < count)
        {
            var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), limit.Token);
            packets.Add((buffer[..received.ReceivedBytes], received.RemoteEndPoint));
        }

        return packets;
    }

    private static async Task SendAsync(Socket socket, EndPoint to, byte payloadType, ushort sequence, uint timestamp, byte[] payload)
    {
        var packet = new byte[RtpHeader.Length + payload.Length];
        new RtpHeader(payloadType, false, sequence, timestamp, 77).Write(packet);
        payload.CopyTo(packet, RtpHeader.Length);
        await socket.SendToAsync(packet, SocketFlags.None, to, TestContext.Current.CancellationToken);
    }

    private sealed class CollectingSink : IAudioSink
    {
        private readonly TaskCompletionSource<byte> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<byte> First => _first.Task;

        public void Write(ReadOnlySpan<byte> payload, AudioCodec codec, uint timestamp) => _first.TrySetResult(payload[0]);
    }
}
