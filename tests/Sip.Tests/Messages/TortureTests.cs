using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Tests.Messages;

/// <summary>The messages of RFC 4475, each by the name the RFC gives it, written anew around the property it is about.</summary>
public sealed class TortureTests
{
    [Theory]
    [InlineData("wsinv", nameof(SipMethod.Invite), 9u)]
    [InlineData("intmeth", nameof(SipMethod.Unknown), 139122385u)]
    [InlineData("esc01", nameof(SipMethod.Invite), 8u)]
    [InlineData("escnull", nameof(SipMethod.Register), 14398234u)]
    [InlineData("esc02", nameof(SipMethod.Unknown), 29344u)]
    [InlineData("lwsdisp", nameof(SipMethod.Options), 60u)]
    [InlineData("longreq", nameof(SipMethod.Invite), 3882340u)]
    [InlineData("dblreq", nameof(SipMethod.Register), 8u)]
    [InlineData("semiuri", nameof(SipMethod.Options), 8u)]
    [InlineData("transports", nameof(SipMethod.Options), 60u)]
    [InlineData("mpart01", nameof(SipMethod.Message), 127u)]
    [InlineData("escruri", nameof(SipMethod.Invite), 8u)]
    [InlineData("baddate", nameof(SipMethod.Invite), 8u)]
    [InlineData("regbadct", nameof(SipMethod.Register), 9u)]
    [InlineData("badinv01", nameof(SipMethod.Invite), 8u)]
    [InlineData("badbranch", nameof(SipMethod.Options), 8u)]
    [InlineData("unkscm", nameof(SipMethod.Options), 8u)]
    [InlineData("novelsc", nameof(SipMethod.Options), 8u)]
    [InlineData("unksm2", nameof(SipMethod.Register), 8u)]
    [InlineData("bext01", nameof(SipMethod.Options), 8u)]
    [InlineData("invut", nameof(SipMethod.Invite), 8u)]
    [InlineData("regaut01", nameof(SipMethod.Register), 9338u)]
    [InlineData("zeromf", nameof(SipMethod.Options), 39234321u)]
    [InlineData("cparam01", nameof(SipMethod.Register), 59u)]
    [InlineData("cparam02", nameof(SipMethod.Register), 59u)]
    [InlineData("regescrt", nameof(SipMethod.Register), 59u)]
    [InlineData("sdp01", nameof(SipMethod.Invite), 8u)]
    [InlineData("inv2543", nameof(SipMethod.Invite), 56u)]
    public void A_request_that_can_be_understood_is_read(string name, string method, uint cseq)
    {
        var message = Read(name, out var fault);

        Assert.Equal(ParseFault.None, fault);
        Assert.True(message.IsRequest);
        Assert.Equal(method, message.Method.ToString());
        Assert.Equal(cseq, message.CSeq);
        Assert.False(message.CallId.IsEmpty);
    }

    [Theory]
    [InlineData("unreason", 200, "= 2**3 * 5**2 но сто девяносто девять - простое")]
    [InlineData("noreason", 100, "")]
    [InlineData("bcast", 200, "OK")]
    public void A_response_that_can_be_understood_is_read(string name, int status, string phrase)
    {
        var message = Read(name, out var fault);

        Assert.Equal(ParseFault.None, fault);
        Assert.Equal(status, message.Status);
        Assert.Equal(phrase, Encoding.UTF8.GetString(message.ReasonPhrase));
    }

    [Theory]
    [InlineData("clerr", nameof(ParseFault.ContentLength))]
    [InlineData("ncl", nameof(ParseFault.ContentLength))]
    [InlineData("scalar02", nameof(ParseFault.CSeq))]
    [InlineData("scalarlg", nameof(ParseFault.CSeq))]
    [InlineData("quotbal", nameof(ParseFault.Address))]
    [InlineData("ltgtruri", nameof(ParseFault.StartLine))]
    [InlineData("lwsruri", nameof(ParseFault.StartLine))]
    [InlineData("lwsstart", nameof(ParseFault.StartLine))]
    [InlineData("trws", nameof(ParseFault.StartLine))]
    [InlineData("badaspec", nameof(ParseFault.Address))]
    [InlineData("baddn", nameof(ParseFault.Address))]
    [InlineData("badvers", nameof(ParseFault.Version))]
    [InlineData("mismatch01", nameof(ParseFault.CSeq))]
    [InlineData("mismatch02", nameof(ParseFault.CSeq))]
    [InlineData("bigcode", nameof(ParseFault.StartLine))]
    [InlineData("insuf", nameof(ParseFault.MissingHeader))]
    [InlineData("multi01", nameof(ParseFault.DuplicateHeader))]
    [InlineData("mcl01", nameof(ParseFault.ContentLength))]
    public void A_broken_message_is_refused_for_what_is_broken(string name, string expected)
    {
        Read(name, out var fault);

        Assert.Equal(expected, fault.ToString());
    }

    [Fact]
    public void Folding_and_blanks_everywhere_change_no_value()
    {
        var message = Read("wsinv", out _);

        Assert.Equal("1918181833n", Encoding.UTF8.GetString(message.ToTag));
        Assert.Equal("98asjd8", Encoding.UTF8.GetString(message.FromTag));
        Assert.Equal("390skdjuw", Encoding.UTF8.GetString(message.TopViaBranch));
        Assert.True(NameAddress.TryParse(message.From, out var from));
        Assert.Equal("sip:jdrosen@example.com", Encoding.UTF8.GetString(from.Uri));
        var vias = 0;
        foreach (var via in message.Values(HeaderKind.Via))
        {
            Assert.True(ViaField.TryParse(via, out _));
            vias++;
        }

        Assert.Equal(3, vias);
        Assert.StartsWith("v=0", Encoding.UTF8.GetString(message.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_of_two_requests_in_one_datagram_is_ignored()
    {
        var message = Read("dblreq", out _);

        Assert.True(message.Body.IsEmpty);
    }

    [Fact]
    public void A_message_that_runs_on_without_length_has_the_rest_as_its_body()
    {
        var message = Read("inv2543", out _);

        Assert.EndsWith("RTP/AVP 0\r\n", Encoding.UTF8.GetString(message.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_message_of_the_RFC_has_its_file() =>
        Assert.Equal(49, Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Messages", "Torture"), "*.dat").Length);

    private static SipMessage Read(string name, out ParseFault fault)
    {
        var file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Messages", "Torture", name + ".dat"));
        var message = new SipMessage();
        fault = SipParser.Parse(file, file.Length, message);
        return message;
    }
}
