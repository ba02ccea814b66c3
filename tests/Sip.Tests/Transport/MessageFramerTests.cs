using System.Text;
using Campaigns.Sip.Transport;
using CsCheck;

namespace Campaigns.Sip.Tests.Transport;

public sealed class MessageFramerTests
{
    private const string Options = "OPTIONS sip:a@b SIP/2.0\r\nCall-ID: 1\r\nContent-Length: 0\r\n\r\n";
    private const string Info = "INFO sip:a@b SIP/2.0\r\nl : 7\r\nCall-ID: 2\r\n\r\nab\r\n\r\nc";

    [Theory]
    [InlineData("\r\n\r\n", StreamFrame.Ping, 4)]
    [InlineData("\r\nOPTIONS", StreamFrame.Blank, 2)]
    [InlineData("\r", StreamFrame.Incomplete, 0)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 4\r\n\r\nabc", StreamFrame.Incomplete, 0)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nCall-ID: 1\r\n\r\n", StreamFrame.Broken, 0)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: -1\r\n\r\n", StreamFrame.Broken, 0)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 1 2\r\n\r\n", StreamFrame.Broken, 0)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 65537\r\n\r\n", StreamFrame.Broken, 0)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 0\r\nl: 7\r\n\r\n", StreamFrame.Broken, 0)]
    public void What_stands_at_the_beginning(string octets, object expected, int length)
    {
        Assert.Equal((StreamFrame)expected, new MessageFramer().Next(Encoding.ASCII.GetBytes(octets), out var found));
        Assert.Equal(length, found);
    }

    [Fact]
    public void A_header_section_without_end_is_given_up()
    {
        Assert.Equal(StreamFrame.Broken, new MessageFramer().Next(Encoding.ASCII.GetBytes(new string('x', 33 * 1024)), out _));
    }

    [Fact]
    public void The_same_messages_are_found_however_the_stream_is_cut()
    {
        var stream = Encoding.ASCII.GetBytes(Options + Info + "\r\n" + Info + Options + Options);
        Gen.Int[1, 40].Array[1, 200].Sample(cuts => Assert.Equal([Options, Info, Info, Options, Options], Read(stream, cuts)));
    }

    private static List<string> Read(byte[] stream, int[] cuts)
    {
        var framer = new MessageFramer();
        var messages = new List<string>();
        var (from, to) = (0, 0);
        for (var cut = 0; to < stream.Length; cut++)
        {
            to = cut < cuts.Length ? Math.Min(stream.Length, to + cuts[cut]) : stream.Length;
            while (framer.Next(stream.AsSpan(from, to - from), out var length) is var frame and not StreamFrame.Incomplete)
            {
                Assert.NotEqual(StreamFrame.Broken, frame);
                if (frame == StreamFrame.Message)
                {
                    messages.Add(Encoding.ASCII.GetString(stream, from, length));
                }

                from += length;
            }
        }

        return messages;
    }
}
