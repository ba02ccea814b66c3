using System.Net;
using System.Net.Sockets;
using System.Text;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Tests.Sdp;

public sealed class SdpNegotiationTests
{
    private const string Session = "v=0\r\no=- 1 1 IN IP4 192.0.2.5\r\ns=-\r\nc=IN IP4 192.0.2.5\r\nt=0 0\r\n";

    [Theory]
    [InlineData("m=audio 4000 RTP/AVP 0\r\n", AudioCodec.Pcmu, 0, null)]
    [InlineData("m=audio 4000 RTP/AVP 8 0\r\n", AudioCodec.Pcma, 8, null)]
    [InlineData("m=audio 4000 RTP/AVP 18 8 101\r\na=rtpmap:101 telephone-event/8000\r\n", AudioCodec.Pcma, 8, 101)]
    [InlineData("m=audio 4000 RTP/AVP 97 96\r\na=rtpmap:97 telephone-event/8000\r\na=rtpmap:96 pcmu/8000/1\r\n", AudioCodec.Pcmu, 96, 97)]
    [InlineData("m=audio 4000/2 RTP/AVP 0\r\nm=hologram 9 FOO/BAR x\r\n", AudioCodec.Pcmu, 0, null)]
    [InlineData("m=audio 4000 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/16000\r\n", AudioCodec.Pcmu, 0, null)]
    public void An_answer_with_G711_is_taken(string media, AudioCodec codec, int payloadType, int? telephoneEvent)
    {
        var agreed = Accept(Session + media);

        Assert.NotNull(agreed);
        Assert.Equal(codec, agreed.Codec);
        Assert.Equal(payloadType, agreed.PayloadType);
        Assert.Equal(telephoneEvent, agreed.TelephoneEventPayloadType);
        Assert.Equal(new IPEndPoint(IPAddress.Parse("192.0.2.5"), 4000), agreed.RemoteEndPoint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData(Session)]
    [InlineData(Session + "m=audio 0 RTP/AVP 0\r\n")]
    [InlineData(Session + "m=audio 4000 RTP/AVP 18\r\n")]
    [InlineData(Session + "m=audio 4000 RTP/AVP 0\r\na=rtpmap:0 G729/8000\r\n")]
    [InlineData(Session + "m=audio 4000 RTP/SAVP 0\r\n")]
    [InlineData(Session + "m=audio 70000 RTP/AVP 0\r\n")]
    [InlineData(Session + "m=audio\r\n")]
    [InlineData(Session + "m=video 4000 RTP/AVP 31\r\nm=audio 4002 RTP/AVP 0\r\n")]
    [InlineData("v=0\r\no=- 1 1 IN IP4 x\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n")]
    [InlineData("v=0\r\ns=-\r\nc=IN IP4 media.example.net\r\nm=audio 4000 RTP/AVP 0\r\n")]
    public void An_answer_that_can_not_be_used_is_none(string sdp) => Assert.Null(Accept(sdp));

    [Theory]
    [InlineData("", MediaDirection.SendReceive, false)]
    [InlineData("a=sendrecv\r\n", MediaDirection.SendReceive, false)]
    [InlineData("a=sendonly\r\n", MediaDirection.ReceiveOnly, true)]
    [InlineData("a=recvonly\r\n", MediaDirection.SendOnly, false)]
    [InlineData("a=inactive\r\n", MediaDirection.Inactive, true)]
    [InlineData("c=IN IP4 0.0.0.0\r\n", MediaDirection.Inactive, true)]
    public void The_peers_direction_is_mirrored(string attribute, MediaDirection ours, bool onHold)
    {
        var agreed = Accept($"{Session}m=audio 4000 RTP/AVP 0\r\n{attribute}");

        Assert.Equal(ours, agreed?.Direction);
        Assert.Equal(onHold, agreed?.OnHold);
    }

    [Fact]
    public void The_sections_own_address_and_direction_come_before_the_sessions()
    {
        var agreed = Accept($"{Session}a=inactive\r\nm=audio 4000 RTP/AVP 0\r\nc=IN IP6 2001:db8::7\r\na=sendrecv\r\n");

        Assert.Equal(IPAddress.Parse("2001:db8::7"), agreed?.RemoteEndPoint.Address);
        Assert.Equal(MediaDirection.SendReceive, agreed?.Direction);
    }

    [Fact]
    public void Our_answer_keeps_the_offers_order_and_rejects_what_we_do_not_take()
    {
        var offer = SdpParser.Parse(Encoding.ASCII.GetBytes(
            Session + "m=video 5000 RTP/AVP 31 34\r\nm=audio 4000 RTP/AVP 8 96\r\na=rtpmap:96 telephone-event/8000\r\na=sendonly\r\nm=audio 4002 RTP/AVP 0\r\n"))!;
        var chosen = SdpNegotiation.ChooseFromOffer(offer, AddressFamily.InterNetwork);
        var ours = new LocalMedia(IPAddress.Parse("192.0.2.1"), 20_000, 7);
        var writer = new MessageWriter();

        ours.WriteOffer(writer);
        var first = Encoding.ASCII.GetString(writer.Written);
        writer.Reset();
        ours.WriteAnswer(writer, offer, chosen, SdpNegotiation.Describe(offer[chosen]));
        var lines = Encoding.ASCII.GetString(writer.Written).Split("\r\n");

        Assert.Contains("o=- 7 1 IN IP4 192.0.2.1\r\n", first, StringComparison.Ordinal);
        Assert.Contains("o=- 7 2 IN IP4 192.0.2.1", lines);
        Assert.Equal(
            ["m=video 0 RTP/AVP 31 34", "m=audio 20000 RTP/AVP 8 96", "m=audio 0 RTP/AVP 0"], lines.Where(line => line.StartsWith("m=", StringComparison.Ordinal)));
        Assert.Contains("a=recvonly", lines);
        Assert.Contains("a=rtpmap:96 telephone-event/8000", lines);
    }

    [Fact]
    public void Our_offer_is_one_that_we_would_take()
    {
        var writer = new MessageWriter();
        new LocalMedia(IPAddress.IPv6Loopback, 20_000, 7).WriteOffer(writer);

        var agreed = SdpNegotiation.AcceptAnswer(writer.Written, AddressFamily.InterNetworkV6);

        Assert.Equal(101, agreed?.TelephoneEventPayloadType);
        Assert.True(agreed?.MultiplexesControl);
        Assert.Equal(new IPEndPoint(IPAddress.IPv6Loopback, 20_000), agreed?.RemoteEndPoint);
    }

    [Fact]
    public void Lines_that_mean_nothing_to_us_are_passed_over()
    {
        var agreed = Accept($"{Session}b=AS:64\r\na=group:BUNDLE 0\r\nm=audio 4000 RTP/AVP 8\r\ni=talk\r\nb=TIAS:64000\r\nb=RS:0\r\nk=clear:x\r\na=ptime:30\r\na=silenceSupp:off - - - -\r\na=\r\n");

        Assert.Equal((AudioCodec.Pcma, 160), (agreed?.Codec, agreed?.PacketSamples));
    }

    [Theory]
    [InlineData("", false, null)]
    [InlineData("a=rtcp-mux\r\n", true, null)]
    [InlineData("a=rtcp:5001\r\n", false, "192.0.2.5:5001")]
    [InlineData("a=rtcp:5001 IN IP4 192.0.2.9\r\n", false, "192.0.2.9:5001")]
    [InlineData("a=rtcp:x\r\n", false, null)]
    public void Where_reports_go_is_agreed(string attribute, bool multiplexes, string? control)
    {
        var agreed = Accept($"{Session}m=audio 4000 RTP/AVP 0\r\n{attribute}");

        Assert.Equal(multiplexes, agreed?.MultiplexesControl);
        Assert.Equal(control, agreed?.RemoteControlEndPoint?.ToString());
    }

    [Theory]
    [InlineData("", 160)]
    [InlineData("a=ptime:10\r\n", 160)] // A wish; what we send is allowed.
    [InlineData("a=maxptime:60\r\n", 160)]
    [InlineData("a=maxptime:20\r\n", 160)]
    [InlineData("a=maxptime:10\r\n", 80)]
    [InlineData("a=maxptime:0\r\n", 160)]
    public void The_longest_packet_that_the_peer_takes_is_kept(string attribute, int samples) =>
        Assert.Equal(samples, Accept($"{Session}m=audio 4000 RTP/AVP 0\r\n{attribute}")?.PacketSamples);

    [Theory]
    [InlineData("", "0123456789*#ABCD", "")]
    [InlineData("a=fmtp:101 0-15\r\n", "0123456789*#ABCD", "")]
    [InlineData("a=fmtp:101 0-16,66,70\r\n", "0123456789*#ABCD", "x")]
    [InlineData("a=fmtp:101 0-9\r\n", "0123456789", "*#A")]
    [InlineData("a=fmtp:101 1,3-5,11\r\n", "1345#", "02*")]
    [InlineData("a=fmtp:101 nonsense\r\n", "", "1")]
    [InlineData("a=fmtp:101 3-99999999999\r\n", "", "3")]
    [InlineData("a=fmtp:18 annexb=no\r\n", "0123456789*#ABCD", "")]
    public void Keys_that_the_peer_takes_are_read(string attribute, string taken, string refused)
    {
        var format = Accept($"{Session}m=audio 4000 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n{attribute}")!.TelephoneEvents!.Value;

        Assert.All(taken, key => Assert.True(format.Takes(key)));
        Assert.All(refused, key => Assert.False(format.Takes(key)));
    }

    [Theory]
    [InlineData("IP4 192.0.2.5", AddressFamily.InterNetwork, true)]
    [InlineData("IP6 2001:db8::7", AddressFamily.InterNetwork, false)]
    [InlineData("IP6 2001:db8::7", AddressFamily.InterNetworkV6, true)]
    [InlineData("IP4 192.0.2.5", AddressFamily.InterNetworkV6, false)]
    [InlineData("IP4 0.0.0.0", AddressFamily.InterNetworkV6, true)]
    public void An_address_of_the_other_family_can_not_be_sent_to(string address, AddressFamily ours, bool usable) => Assert.Equal(
        usable,
        SdpNegotiation.AcceptAnswer(Encoding.ASCII.GetBytes($"v=0\r\ns=-\r\nc=IN {address}\r\nm=audio 4000 RTP/AVP 0\r\n"), ours) is not null);

    [Fact]
    public void Our_answer_multiplexes_reports_only_if_the_offer_does()
    {
        foreach (var (attribute, expected) in (ValueTuple<string, bool>[])[("a=rtcp-mux\r\n", true), ("", false)])
        {
            var offer = SdpParser.Parse(Encoding.ASCII.GetBytes($"{Session}m=audio 4000 RTP/AVP 0\r\n{attribute}"))!;
            var writer = new MessageWriter();
            new LocalMedia(IPAddress.Loopback, 20_000, 7).WriteAnswer(writer, offer, 0, SdpNegotiation.Describe(offer[0]));

            Assert.Equal(expected, Encoding.ASCII.GetString(writer.Written).Contains("a=rtcp-mux", StringComparison.Ordinal));
        }
    }

    private static NegotiatedMedia? Accept(string sdp)
    {
        var text = Encoding.ASCII.GetBytes(sdp);
        return SdpNegotiation.AcceptAnswer(text, AddressFamily.InterNetwork) ?? SdpNegotiation.AcceptAnswer(text, AddressFamily.InterNetworkV6);
    }
}
