using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Tests.Messages;

public sealed class SipParserTests
{
    private const string Response =
        "SIP/2.0 200 OK\r\nv: SIP/2.0/UDP 192.0.2.1:5070;rport;branch=z9hG4bK1\r\nf: <sip:a@b>;tag=1\r\nt: \"B; \\\"x\\\"\" <sip:b@c;p=1>;tag=2\r\n"
        + "i: id@host\r\nCSEQ: 7 INVITE\r\nm: <sip:b@192.0.2.9:5062;transport=udp>\r\nl: 3\r\n\r\nabc";

    [Fact]
    public void Compact_names_quotes_and_parameters_are_understood()
    {
        var message = Parse(Response, out var fault);

        Assert.Equal(ParseFault.None, fault);
        Assert.Equal(200, message.Status);
        Assert.Equal(7u, message.CSeq);
        Assert.Equal(SipMethod.Invite, message.Method);
        Assert.Equal("id@host", Encoding.UTF8.GetString(message.CallId));
        Assert.Equal("2", Encoding.UTF8.GetString(message.ToTag));
        Assert.Equal("z9hG4bK1", Encoding.UTF8.GetString(message.TopViaBranch));
        Assert.Equal("abc", Encoding.UTF8.GetString(message.Body));
        Assert.True(ViaField.TryParse(message.First(HeaderKind.Via), out var via));
        Assert.Equal(5070, via.SentByPort);
    }

    [Theory]
    [InlineData("", nameof(ParseFault.KeepAlive))]
    [InlineData("\r\n\r\n", nameof(ParseFault.KeepAlive))]
    [InlineData("\0\0\0\0", nameof(ParseFault.KeepAlive))]
    [InlineData("hello", nameof(ParseFault.Truncated))]
    [InlineData("hello\r\n\r\n", nameof(ParseFault.StartLine))]
    [InlineData("SIP/2.0 99 Low\r\n\r\n", nameof(ParseFault.StartLine))]
    [InlineData("SIP/2.0 700 High\r\n\r\n", nameof(ParseFault.StartLine))]
    [InlineData("SIP/2.0 2000 Long\r\n\r\n", nameof(ParseFault.StartLine))]
    [InlineData("SIP/3.0 200 OK\r\n\r\n", nameof(ParseFault.Version))]
    [InlineData("BYE sip:a@b SIP/2.0\r\n\r\n", nameof(ParseFault.MissingHeader))]
    [InlineData("BYE sip:a@b SIP/2.0\r\nno colon\r\n\r\n", nameof(ParseFault.HeaderSyntax))]
    [InlineData("BYE sip:a@b SIP/2.0\r\n: empty name\r\n\r\n", nameof(ParseFault.HeaderSyntax))]
    [InlineData("BYE sip:a@b SIP/2.0\r\nTo: <sip:a@b>\r\n", nameof(ParseFault.Truncated))]
    [InlineData("BYE sip:a@b SIP/2.0\r\nX: a\nInjected: b\r\n\r\n", nameof(ParseFault.HeaderSyntax))]
    public void What_is_no_message_is_refused(string text, string expected)
    {
        Parse(text, out var fault);

        Assert.Equal(expected, fault.ToString());
    }

    [Theory]
    [InlineData("i: id@host", "i: ", nameof(ParseFault.Address))]
    [InlineData("CSEQ: 7 INVITE", "CSEQ: INVITE", nameof(ParseFault.CSeq))]
    [InlineData("CSEQ: 7 INVITE", "CSEQ: 7", nameof(ParseFault.CSeq))]
    [InlineData("CSEQ: 7 INVITE", "CSEQ: 2147483648 INVITE", nameof(ParseFault.CSeq))]
    [InlineData("CSEQ: 7 INVITE", "CSEQ: 7 INVITE\r\nCSeq: 8 INVITE", nameof(ParseFault.DuplicateHeader))]
    [InlineData("<sip:a@b>;tag=1", "<sip:a@b;tag=1", nameof(ParseFault.Address))]
    [InlineData("<sip:a@b>;tag=1", "a@b", nameof(ParseFault.Address))]
    [InlineData("l: 3", "l: 4", nameof(ParseFault.ContentLength))]
    [InlineData("l: 3", "l: 3x", nameof(ParseFault.ContentLength))]
    [InlineData("SIP/2.0/UDP 192", "UDP 192", nameof(ParseFault.Via))]
    public void A_field_that_must_be_right_and_is_not_refuses_the_message(string right, string wrong, string expected)
    {
        Assert.Contains(right, Response, StringComparison.Ordinal);

        Parse(Response.Replace(right, wrong, StringComparison.Ordinal), out var fault);

        Assert.Equal(expected, fault.ToString());
    }

    [Fact]
    public void Too_many_headers_are_refused()
    {
        var many = string.Concat(Enumerable.Repeat("X: y\r\n", SipMessage.MaxHeaders));

        Parse(Response.Replace("i: id@host\r\n", many + "i: id@host\r\n", StringComparison.Ordinal), out var fault);

        Assert.Equal(ParseFault.TooManyHeaders, fault);
    }

    [Fact]
    public void Forty_eight_kilobytes_of_headers_are_refused()
    {
        Parse(Response.Replace("i: id@host\r\n", $"X: {new string('y', 48_000)}\r\ni: id@host\r\n", StringComparison.Ordinal), out var fault);

        Assert.Equal(ParseFault.HeadersTooLong, fault);
    }

    [Fact]
    public void Parsing_allocates_nothing()
    {
        var template = Encoding.UTF8.GetBytes(Response);
        var buffer = (byte[])template.Clone();
        var message = new SipMessage();
        var leastAllocated = long.MaxValue;

        // What parsing allocates, it allocates in each round; the runtime's own objects (a method compiled anew while it runs) come once.
        for (var round = 0; round < 10; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                SipParser.Parse(buffer, buffer.Length, message);
            }

            leastAllocated = Math.Min(leastAllocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, leastAllocated);
    }

    [Fact]
    public void A_list_is_split_only_outside_quotes_and_brackets()
    {
        var message = Parse(
            Response.Replace("m: <sip:b@192.0.2.9:5062;transport=udp>", "m: \"a, b\" <sip:x@y;p=1,2>, <sip:second@z>\r\nContact: sip:third@z", StringComparison.Ordinal),
            out _);
        var uris = new List<string>();
        foreach (var value in message.Values(HeaderKind.Contact))
        {
            Assert.True(NameAddress.TryParse(value, out var address));
            uris.Add(Encoding.UTF8.GetString(address.Uri));
        }

        Assert.Equal(["sip:x@y;p=1,2", "sip:second@z", "sip:third@z"], uris);
    }

    private static SipMessage Parse(string text, out ParseFault fault)
    {
        var octets = Encoding.UTF8.GetBytes(text);
        var message = new SipMessage();
        fault = SipParser.Parse(octets, octets.Length, message);
        return message;
    }
}
