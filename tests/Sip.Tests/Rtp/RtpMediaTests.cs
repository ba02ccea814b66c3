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
        Assert.Equal(G711.Decode(0x42, AudioCodec.Pcmu), await heard.First.WithinReason());
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
    public async Task Several_listen_at_once_and_one_that_throws_leaves_the_others_alone()
    {
        using var call = await MediaCall.AnswerAsync();
        var (first, second) = (new CollectingSink(), new CollectingSink());
        call.Call.Listen(first);
        call.Call.Listen(new ThrowingSink());
        var listening = call.Call.Listen(second);

        call.Send(payloadType: 8, sequence: 1, timestamp: 0, [.. Enumerable.Repeat((byte)0x42, 160)]);

        // The answer took μ-law; the offer had A-law too, so the peer may send it.
        Assert.Equal(G711.Decode(0x42, AudioCodec.Pcma), await first.First.WithinReason());
        Assert.Equal(G711.Decode(0x42, AudioCodec.Pcma), await second.First.WithinReason());
        listening.Dispose();
    }

    [Fact]
    public async Task Keys_are_pressed_as_events_that_end_three_times()
    {
        using var call = await MediaCall.AnswerAsync();

        Assert.True(call.Call.SendDigits("5#", new DigitTone { Duration = TimeSpan.FromMilliseconds(60), Attenuation = 7 }));
        var packets = (await call.ReceiveAsync(10, packet => (packet[1] & 0x7F) == 96)).ConvertAll(packet => (Header: ReadHeader(packet), Payload: packet[RtpHeader.Length..]));

        var presses = packets.GroupBy(packet => packet.Header.Timestamp).ToList();
        Assert.Equal(2, presses.Count);
        foreach (var (press, number) in presses.Zip([(byte)5, (byte)11]))
        {
            Assert.Equal([true, false, false, false, false], press.Select(packet => packet.Header.Marker));
            Assert.Equal(
                [[number, 7, 0, 160], [number, 7, 1, 64], [number, 0x87, 1, 224], [number, 0x87, 1, 224], [number, 0x87, 1, 224]],
                press.Select(packet => packet.Payload));
        }

        var sequences = packets.Select(packet => packet.Header.Sequence).ToList();
        Assert.Equal(sequences.Distinct(), sequences);

        // Two beats of three, and four of pause that begin with the repeated end.
        Assert.Equal((3u + 4) * 160, presses[1].Key - presses[0].Key);
    }

    [Fact]
    public async Task A_key_that_the_peer_does_not_take_is_not_pressed()
    {
        using var call = await MediaCall.AnswerAsync(events: "a=fmtp:96 0-9\r\n");

        Assert.False(call.Call.SendDigits("1#"));
        Assert.True(call.Call.SendDigits("19"));
    }

    [Fact]
    public async Task Reports_go_both_ways_on_the_port_of_the_audio_and_the_end_says_bye()
    {
        using var call = await MediaCall.AnswerAsync("a=rtcp-mux\r\n");
        var ours = ReadHeader((await call.ReceiveAsync(1)).Single()).Ssrc;
        for (ushort i = 0; i < 3; i++)
        {
            call.Send(payloadType: 0, sequence: (ushort)(10 + (2 * i)), timestamp: i * 320u, new byte[160]);
        }

        var report = new byte[RtcpPacket.HeaderLength + ReceptionReport.Length];
        RtcpPacket.WriteHeader(report, RtcpPacket.ReceiverReport, 1, report.Length, MediaCall.PeerSsrc);
        new ReceptionReport(ours, 0, 4, 100, 80, 0, 0).Write(report.AsSpan(RtcpPacket.HeaderLength));
        call.SendRaw(report);
        call.SendRaw(Rtp(payloadType: 101, sequence: 15, timestamp: 900, [1, 0, 0, 160]));
        await call.Observer.Digits.ReadAsync(TestContext.Current.CancellationToken).WithinReason();
        var result = await call.HangUpAsync();
        var bye = (await call.ReceiveAsync(1, packet => RtcpPacket.IsRtcp(packet))).Single();

        Assert.Equal((4, 10.0), (result.Media!.FarPacketsLost, result.Media.FarJitter?.TotalMilliseconds));
        Assert.Equal([RtcpPacket.SenderReport, RtcpPacket.SourceDescription, RtcpPacket.Bye], PacketTypes(bye));

        // 10, 12, 14 and 15 came of 10–15.
        var block = ReceptionReport.Read(bye.AsSpan(RtcpPacket.HeaderLength + RtcpPacket.SenderFields));
        Assert.Equal((MediaCall.PeerSsrc, 2, 15u), (block.Ssrc, block.Lost, block.HighestSequence));
    }

    [Fact]
    public async Task A_peer_that_does_not_multiplex_has_its_reports_on_the_next_port()
    {
        using var control = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        control.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var call = await MediaCall.AnswerAsync($"a=rtcp:{((IPEndPoint)control.LocalEndPoint!).Port}\r\n");
        await call.ReceiveAsync(1);

        await call.HangUpAsync();

        var (packet, from) = (await ReceiveAsync(control, 1)).Single();
        Assert.Equal([RtcpPacket.SenderReport, RtcpPacket.SourceDescription, RtcpPacket.Bye], PacketTypes(packet));
        Assert.Equal(call.OurPort + 1, ((IPEndPoint)from).Port);
    }

    [Fact]
    public async Task Early_media_is_not_what_the_person_says()
    {
        using var call = await MediaCall.AnswerAsync(beforeAnswer: call => call.Send(payloadType: 0, sequence: 1, timestamp: 0, [.. Enumerable.Repeat((byte)0x10, 160)]));
        var heard = new CollectingSink();
        call.Call.Listen(heard);
        call.Send(payloadType: 0, sequence: 2, timestamp: 160, [.. Enumerable.Repeat((byte)0x42, 160)]);

        Assert.Equal(G711.Decode(0x42, AudioCodec.Pcmu), await heard.First.WithinReason());
        Assert.Equal(1, (await call.HangUpAsync()).Media!.PacketsReceived);
    }

    [Fact]
    public async Task A_stranger_can_not_talk_into_a_call()
    {
        using var call = await MediaCall.AnswerAsync();
        call.Send(payloadType: 0, sequence: 1, timestamp: 0, new byte[160]);
        call.Send(payloadType: 101, sequence: 2, timestamp: 160, [1, 0, 0, 160]);
        Assert.Equal('1', await call.Observer.Digits.ReadAsync(TestContext.Current.CancellationToken).WithinReason());
        using var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        stranger.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        await SendAsync(stranger, new IPEndPoint(IPAddress.Loopback, call.OurPort), payloadType: 101, sequence: 3, timestamp: 2000, [9, 0, 0, 160]);
        call.Send(payloadType: 101, sequence: 3, timestamp: 4000, [2, 0, 0, 160]);

        Assert.Equal('2', await call.Observer.Digits.ReadAsync(TestContext.Current.CancellationToken).WithinReason());
        var media = (await call.HangUpAsync()).Media!;
        Assert.Equal((3, 1), (media.PacketsReceived, media.PacketsRefused));
    }

    [Fact]
    public async Task A_peer_with_our_SSRC_makes_us_take_another_one_but_an_echo_only_once()
    {
        using var call = await MediaCall.AnswerAsync();
        var first = ReadHeader((await call.ReceiveAsync(1)).Single()).Ssrc;

        call.Send(payloadType: 0, sequence: 1, timestamp: 0, new byte[160], first);
        var second = (await call.ReceiveAsync(1, packet => ReadHeader(packet).Ssrc != first)).Select(ReadHeader).Single();
        call.Send(payloadType: 0, sequence: 2, timestamp: 160, new byte[160], second.Ssrc);
        call.Send(payloadType: 101, sequence: 3, timestamp: 320, [1, 0, 0, 160]);
        await call.Observer.Digits.ReadAsync(TestContext.Current.CancellationToken).WithinReason();

        Assert.True(second.Marker);
        Assert.All((await call.ReceiveAsync(3)).Select(ReadHeader), header => Assert.Equal(second.Ssrc, header.Ssrc));
    }

    [Fact]
    public async Task A_peer_that_takes_no_packets_of_20_ms_gets_two_of_10()
    {
        using var call = await MediaCall.AnswerAsync("a=maxptime:10\r\n");

        var packets = await call.ReceiveAsync(6);

        Assert.All(packets, packet => Assert.Equal(RtpHeader.Length + 80, packet.Length));
        var headers = packets.ConvertAll(ReadHeader);
        Assert.All(headers.Zip(headers.Skip(1)), pair => Assert.Equal((1, 80u), (pair.Second.Sequence - pair.First.Sequence & 0xFFFF, pair.Second.Timestamp - pair.First.Timestamp)));
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

    private static RtpHeader ReadHeader(byte[] packet) => RtpHeader.TryRead(packet, out var header, out _) ? header : default;

    private static byte[] Rtp(byte payloadType, ushort sequence, uint timestamp, byte[] payload) => MediaCall.Packet(payloadType, sequence, timestamp, payload, MediaCall.PeerSsrc);

    private static List<byte> PacketTypes(ReadOnlySpan<byte> compound)
    {
        List<byte> types = [];
        while (RtcpPacket.TryRead(ref compound, out var type, out _, out _))
        {
            types.Add(type);
        }

        return types;
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

    private sealed class ThrowingSink : IAudioSink
    {
        public void Write(ReadOnlySpan<short> frame) => throw new InvalidOperationException("It can't listen.");
    }

    private sealed class CollectingSink : IAudioSink
    {
        private readonly TaskCompletionSource<short> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The first sample that isn't silence.</summary>
        public Task<short> First => _first.Task;

        public void Write(ReadOnlySpan<short> frame)
        {
            if (frame[0] != 0)
            {
                _first.TrySetResult(frame[0]);
            }
        }
    }
}
