using System.Text;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Tests.Calls;

public sealed class InfoDigitTests
{
    [Theory]
    [InlineData("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n", '5')]
    [InlineData("application/dtmf-relay", "Duration=160\r\nsignal = #\r\n", '#')]
    [InlineData("Application/DTMF-Relay;charset=utf-8", "Signal=*", '*')]
    [InlineData("application/dtmf-relay", "Signal=d\n", 'D')]
    [InlineData("application/dtmf-relay", "Signal=11\r\n", '#')]
    [InlineData("application/dtmf-relay", "Signal=10\r\n", '*')]
    [InlineData("application/dtmf-relay", "Signal=55\r\n", null)]
    [InlineData("application/dtmf-relay", "Signal=x\r\n", null)]
    [InlineData("application/dtmf-relay", "Signal=\r\n", null)]
    [InlineData("application/dtmf-relay", "", null)]
    [InlineData("application/dtmf", "7\r\n", '7')]
    [InlineData("application/dtmf", "Signal=7", null)]
    [InlineData("application/media_control+xml", "7", null)]
    public void A_body_names_its_key(string type, string body, char? key)
    {
        var text = Encoding.ASCII.GetBytes(
            $"INFO sip:us@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.5;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: x\r\nCSeq: 1 INFO\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var message = new SipMessage();
        Assert.Equal(ParseFault.None, SipParser.Parse(text, text.Length, message));

        Assert.Equal(key, InfoDigit.Read(message));
    }
}
