using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Tests;

/// <summary>Responses with what every response has.</summary>
internal static class Responses
{
    public static SipMessage Parse(string statusLine, params string[] headers)
    {
        var text = $"{statusLine}\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:b@c>;tag=2\r\n"
            + $"Call-ID: id\r\nCSeq: 1 INVITE\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
        var octets = Encoding.UTF8.GetBytes(text);
        var message = new SipMessage();
        Assert.Equal(ParseFault.None, SipParser.Parse(octets, octets.Length, message));
        return message;
    }
}
