using System.Net;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Tests.Transport;

public sealed class NextHopTests
{
    [Theory]
    [InlineData("192.0.2.10:5060")]
    [InlineData("[2001:db8::1]:5070")]
    [InlineData("192.0.2.10:5060;transport=tcp")]
    [InlineData("192.0.2.10:5061;transport=tls")]
    [InlineData("192.0.2.10:5061;transport=tls;name=sip.example.org")]
    public void Is_read_as_it_is_written(string text)
    {
        var hop = NextHop.Parse(text);

        Assert.Equal(text, hop.ToString());
        Assert.Equal(hop, NextHop.Parse(text));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("192.0.2.10:5060;transport=pigeon")]
    [InlineData("192.0.2.10:5060;x=y")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => NextHop.Parse(text));

    [Fact]
    public void A_connection_is_shared_only_by_what_asks_for_the_same_certificate()
    {
        var endPoint = IPEndPoint.Parse("192.0.2.10:5061");

        Assert.NotEqual(new NextHop(SipTransport.Tls, endPoint, "a.example"), new NextHop(SipTransport.Tls, endPoint, "b.example"));
        Assert.NotEqual(new NextHop(SipTransport.Tcp, endPoint), new NextHop(SipTransport.Udp, endPoint));
        Assert.Equal(new NextHop(SipTransport.Tls, endPoint, "A.example"), new NextHop(SipTransport.Tls, endPoint, "a.example"));
    }
}
