using Campaigns.Domain.Assistants;

namespace Campaigns.Domain.Tests.Assistants;

public sealed class SipTargetTests
{
    [Theory]
    [InlineData("sip:agent@pbx.example", "agent", "pbx.example", 5060)]
    [InlineData("SIP:agent@pbx.example:5070", "agent", "pbx.example", 5070)]
    [InlineData("sip:+12025550100@192.0.2.7:5080", "+12025550100", "192.0.2.7", 5080)]
    [InlineData("sip:pbx.example", "", "pbx.example", 5060)]
    [InlineData("sip:a@[2001:db8::1]:5070", "a", "2001:db8::1", 5070)]
    [InlineData("sip:a@[2001:db8::1]", "a", "2001:db8::1", 5060)]
    public void Reads_an_address(string text, string user, string host, int port)
    {
        var target = SipTarget.Parse(text);

        Assert.Equal(new SipTarget(user, host, port), target);
        Assert.Equal(target, SipTarget.Parse(target!.Uri));
    }

    [Theory]
    [InlineData("")]
    [InlineData("agent@pbx.example")]
    [InlineData("tel:+12025550100")]
    [InlineData("sip:")]
    [InlineData("sip:agent@")]
    [InlineData("sip:agent@host:0")]
    [InlineData("sip:agent@host:65536")]
    [InlineData("sip:agent@host:5060;transport=tcp")]
    [InlineData("sip:agent@host?Subject=x")]
    [InlineData("sip:a b@host")]
    [InlineData("sip:a\r\nX: y@host")]
    [InlineData("sip:a>b@host")]
    [InlineData("sip:a@host\r\nVia: x")]
    [InlineData("sip:a\0@host")]
    public void Refuses_what_it_can_t_write_again(string text) => Assert.Null(SipTarget.Parse(text));
}
