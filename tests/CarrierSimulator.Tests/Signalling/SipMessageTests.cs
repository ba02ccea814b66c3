using System.Text;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator.Tests.Signalling;

public sealed class SipMessageTests
{
    private const string Invite =
        "INVITE sip:+12025550100@127.0.0.1:5070;user=phone SIP/2.0\r\n"
        + "Via: SIP/2.0/UDP 127.0.0.1:5061;branch=z9hG4bK1;rport, SIP/2.0/UDP far:5060;branch=z9hG4bK0\r\n"
        + "From: \"A, B\" <sip:+12025550199@127.0.0.1;x=y>;tag=abc\r\n"
        + "To: <sip:+12025550100@127.0.0.1>\r\n"
        + "Call-ID: one@here\r\n"
        + "CSeq: 7 INVITE\r\n"
        + "Contact: <sip:caller@127.0.0.1:5061;transport=udp>;expires=60\r\n"
        + "Expires: 30\r\n"
        + "Content-Length: 3\r\n\r\nv=0";

    private readonly SipMessage _message = new();

    [Fact]
    public void Reads_what_a_server_needs_of_a_request()
    {
        Assert.True(Read(Invite));

        Assert.True(_message.IsRequest);
        Assert.Equal("INVITE", _message.Method);
        Assert.Equal("+12025550100", _message.DialledUser);
        Assert.Equal("z9hG4bK1", _message.Branch);
        Assert.Equal("127.0.0.1:5061", _message.SentBy);
        Assert.Equal("abc", HeaderValue.Parameter(_message.From, "tag"));
        Assert.Equal("", HeaderValue.Parameter(_message.To, "tag"));
        Assert.Equal("one@here", _message.CallId);
        Assert.Equal(7u, _message.CSeq);
        Assert.Equal(30, _message.Expires);
        Assert.Equal("sip:caller@127.0.0.1:5061;transport=udp", HeaderValue.Uri(_message.Contact));
        Assert.Equal("v=0", _message.Body);
    }

    [Fact]
    public void Reads_compact_and_folded_headers_and_odd_case()
    {
        Assert.True(Read(
            "BYE sip:a@b SIP/2.0\r\nv: SIP/2.0/UDP h;branch=z9hG4bK2\r\nf:\r\n <sip:a@b>\r\n\t;tag=1\r\nt: <sip:c@d>;tag=2\r\nI: x\r\ncSeQ: 2\r\n BYE\r\n\r\n"));

        Assert.Equal("1", HeaderValue.Parameter(_message.From, "tag"));
        Assert.Equal("2", HeaderValue.Parameter(_message.To, "tag"));
        Assert.Equal("x", _message.CallId);
        Assert.Equal("BYE", _message.CSeqMethod);
    }

    [Fact]
    public void Reads_a_response()
    {
        Assert.True(Read(
            "SIP/2.0 481 Gone\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK2\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: x\r\nCSeq: 1 BYE\r\n\r\n"));

        Assert.False(_message.IsRequest);
        Assert.Equal(481, _message.StatusCode);
    }

    [Fact]
    public void Forgets_the_message_before()
    {
        Assert.True(Read(Invite));
        Assert.True(Read(
            "OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: y\r\nCSeq: 1 OPTIONS\r\n\r\n"));

        Assert.Null(_message.Expires);
        Assert.True(_message.Contact.IsEmpty);
        Assert.True(_message.Body.IsEmpty);
        Assert.Equal(1, _message.ViaCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("INVITE\r\n\r\n")]
    [InlineData("INVITE sip:a SIP/3.0\r\nVia: x\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n")]
    [InlineData("INVITE sip:a SIP/2.0\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n")]
    [InlineData("INVITE sip:a SIP/2.0\r\nVia: x\r\nFrom: a\r\nTo: b\r\nCSeq: 1 INVITE\r\n\r\n")]
    [InlineData("INVITE sip:a SIP/2.0\r\nVia: x\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 1 BYE\r\n\r\n")]
    [InlineData("INVITE sip:a SIP/2.0\r\nVia: x\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: -1 INVITE\r\n\r\n")]
    [InlineData("INVITE sip:a SIP/2.0\r\nno colon here\r\nVia: x\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n")]
    [InlineData("SIP/2.0 abc Hm\r\nVia: x\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 1 BYE\r\n\r\n")]
    public void Refuses_what_is_no_message(string text) => Assert.False(Read(text));

    [Fact]
    public void Any_truncation_of_a_message_is_read_or_refused_but_never_throws() =>
        Assert.All(Enumerable.Range(0, Invite.Length), length => Assert.Equal(length >= Invite.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4, Read(Invite[..length])));

    [Theory]
    [InlineData("v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 4000 RTP/AVP 0 101\r\n", "127.0.0.1:4000", 0)]
    [InlineData("v=0\r\nc=IN IP4 10.0.0.1\r\nm=audio 4002 RTP/AVP 18 8 0\r\nc=IN IP4 127.0.0.2/127\r\n", "127.0.0.2:4002", 8)]
    public void Reads_the_audio_of_an_offer(string body, string media, byte payloadType)
    {
        var offer = SessionOffer.Read(body);

        Assert.Equal(media, offer?.Media.ToString());
        Assert.Equal(payloadType, offer?.PayloadType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 4000 RTP/AVP 18\r\n")]
    [InlineData("v=0\r\nc=IN IP4 127.0.0.1\r\nm=video 4000 RTP/AVP 0\r\n")]
    [InlineData("v=0\r\nc=IN IP6 ::1\r\nm=audio 4000 RTP/AVP 0\r\n")]
    [InlineData("v=0\r\nm=audio 4000 RTP/AVP 0\r\n")]
    public void Takes_no_offer_without_g711_over_ipv4(string body) => Assert.Null(SessionOffer.Read(body));

    private bool Read(string text) => _message.TryRead(Encoding.Latin1.GetBytes(text));
}
