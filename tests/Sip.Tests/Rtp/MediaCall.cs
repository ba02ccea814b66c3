using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Tests.Calls;

namespace Campaigns.Sip.Tests.Rtp;

/// <summary>An answered call whose signalling is faked and whose media are real: the peer is a socket of the test's.</summary>
internal sealed class MediaCall : IDisposable
{
    public const uint PeerSsrc = 77;

    private readonly Socket _peer = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly RtpMedia _media;
    private readonly FakeTrunk _trunk;

    private MediaCall()
    {
        _peer.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _media = new RtpMedia(new RtpMediaOptions { Bind = IPAddress.Loopback, FirstPort = 31_002, LastPort = 33_000 });
        _trunk = new FakeTrunk(options => options with { Media = _media });
        Call = _trunk.Place(SippTrunk.NewRequest());
        var line = _trunk.Invite.Split("m=audio ")[1];
        OurPort = int.Parse(line[..line.IndexOf(' ', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
    }

    public OutboundCall Call { get; }

    public int OurPort { get; }

    public RecordingObserver Observer => _trunk.Observer;

    /// <summary>The answer takes μ-law, and key presses as payload type 96.</summary>
    public static async Task<MediaCall> AnswerAsync(string attributes = "", string events = "", Action<MediaCall>? beforeAnswer = null)
    {
        var call = new MediaCall();
        beforeAnswer?.Invoke(call);
        var port = ((IPEndPoint)call._peer.LocalEndPoint!).Port;
        var sdp = $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {port} RTP/AVP 0 96\r\na=rtpmap:96 telephone-event/8000\r\n{events}{attributes}";
        call._trunk.Network.Deliver(Peer.Respond(call._trunk.Invite, "200 OK", sdp: sdp, headers: "Contact: <sip:callee@192.0.2.20>"));
        await call.Observer.Answered.WithinReason();
        call.Call.ConfirmAnswer();
        return call;
    }

    public static byte[] Packet(byte payloadType, ushort sequence, uint timestamp, byte[] payload, uint ssrc)
    {
        var packet = new byte[RtpHeader.Length + payload.Length];
        new RtpHeader(payloadType, false, sequence, timestamp, ssrc).Write(packet);
        payload.CopyTo(packet, RtpHeader.Length);
        return packet;
    }

    public void Send(byte payloadType, ushort sequence, uint timestamp, byte[] payload, uint ssrc = PeerSsrc) =>
        SendRaw(Packet(payloadType, sequence, timestamp, payload, ssrc));

    public void SendRaw(byte[] packet) => _peer.SendTo(packet, new IPEndPoint(IPAddress.Loopback, OurPort));

    /// <summary>The next datagrams that are wanted: RTP unless something else is asked for.</summary>
    public async Task<List<byte[]>> ReceiveAsync(int count, Func<byte[], bool>? wanted = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Waiting.Longest);
        var buffer = new byte[2048];
        List<byte[]> packets = [];
        while (packets.Count < count)
        {
            var length = await _peer.ReceiveAsync(buffer, SocketFlags.None, limit.Token);
            if ((wanted ?? (packet => !RtcpPacket.IsRtcp(packet)))(buffer[..length]))
            {
                packets.Add(buffer[..length]);
            }
        }

        return packets;
    }

    public async Task<SipCallResult> HangUpAsync()
    {
        Call.HangUp();
        _trunk.Network.Deliver(Peer.Respond(_trunk.Network.Last, "200 OK"));
        return await Observer.Ended.WithinReason();
    }

    public void Dispose()
    {
        _trunk.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _media.Dispose();
        _peer.Dispose();
    }
}
