using Campaigns.Sip.Authentication;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Tests.Calls;

public sealed class CallRequestTests
{
    private static readonly Dictionary<string, Func<object>> Attempts = new()
    {
        ["request URI with line end"] = () => SippTrunk.NewRequest() with { RequestUri = "sip:1@host\r\nX: y" },
        ["two URIs"] = () => SippTrunk.NewRequest() with { RequestUri = "sip:1@host> <sip:2@host" },
        ["another scheme"] = () => SippTrunk.NewRequest() with { RequestUri = "tel:+1555" },
        ["empty URI"] = () => SippTrunk.NewRequest() with { RequestUri = "" },
        ["blank in URI"] = () => SippTrunk.NewRequest() with { FromUri = "sip:a b@host" },
        ["not ASCII"] = () => SippTrunk.NewRequest() with { ToUri = "sip:ä@host" },
        ["name with line end"] = () => SippTrunk.NewRequest() with { FromDisplayName = "Ann\r\nX: y" },
        ["name with NUL"] = () => SippTrunk.NewRequest() with { FromDisplayName = "Ann\0" },
        ["name too long"] = () => SippTrunk.NewRequest() with { FromDisplayName = new string('x', 2000) },
        ["blank in Call-ID"] = () => SippTrunk.NewRequest() with { CallId = "a b" },
        ["empty Call-ID"] = () => SippTrunk.NewRequest() with { CallId = "" },
        ["tag with semicolon"] = () => SippTrunk.NewRequest() with { FromTag = "a;b" },
        ["no ring time"] = () => SippTrunk.NewRequest() with { RingTimeout = TimeSpan.Zero },
        ["days of call"] = () => SippTrunk.NewRequest() with { MaxDuration = TimeSpan.FromDays(2) },
        ["header value with line end"] = () => new SipHeader("X-Name", "a\nb"),
        ["header name with blank"] = () => new SipHeader("X Name", "a"),
        ["header of the stack"] = () => new SipHeader("Via", "a"),
        ["header of the stack in small letters"] = () => new SipHeader("content-length", "0"),
        ["reason text with CR"] = () => ReasonHeader.Q850(16, "a\rb"),
        ["user name with line end"] = () => new DigestCredentials("a\r\nb", "c"),
    };

    public static TheoryData<string> Injections => [.. Attempts.Keys];

    [Theory]
    [MemberData(nameof(Injections))]
    public void What_could_break_out_of_its_line_is_refused(string attempt) => Assert.ThrowsAny<ArgumentException>(Attempts[attempt]);
}
