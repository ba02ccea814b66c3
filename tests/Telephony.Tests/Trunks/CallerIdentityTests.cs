using Campaigns.Domain.Trunks;
using Campaigns.Sip.Messages;
using Campaigns.Telephony.Trunks;

namespace Campaigns.Telephony.Tests.Trunks;

/// <summary>How an INVITE says who calls (RFC 3261 §20.20, RFC 3323, RFC 3325).</summary>
public sealed class CallerIdentityTests
{
    private const string Caller = "+12025550100";

    public static TheoryData<TrunkIdentity, string, string?, string[]> Identities => new()
    {
        { new TrunkIdentity(), "sip:+12025550100@carrier.example:5070", null, [] },
        { new TrunkIdentity { FromUser = "account7", FromDomain = "us.example" }, "sip:account7@us.example", null, [] },
        {
            new TrunkIdentity { FromUser = "account7", Header = CallerIdentityHeader.Asserted },
            "sip:account7@carrier.example:5070",
            null,
            ["P-Asserted-Identity: <sip:+12025550100@carrier.example:5070>"]
        },
        {
            new TrunkIdentity { FromDomain = "2001:db8::1", Header = CallerIdentityHeader.Preferred },
            "sip:+12025550100@[2001:db8::1]",
            null,
            ["P-Preferred-Identity: <sip:+12025550100@[2001:db8::1]>"]
        },
        {
            new TrunkIdentity { Header = CallerIdentityHeader.Asserted, IsHidden = true },
            "sip:anonymous@anonymous.invalid",
            "Anonymous",
            ["P-Asserted-Identity: <sip:+12025550100@carrier.example:5070>", "Privacy: id"]
        },
    };

    [Theory]
    [MemberData(nameof(Identities))]
    public void Who_calls(TrunkIdentity identity, string from, string? displayName, string[] headers)
    {
        var trunk = Trunk with { Identity = identity };

        Assert.Equal(from, CallerIdentity.FromUri(trunk, Caller));
        Assert.Equal(displayName, CallerIdentity.DisplayName(trunk));
        Assert.Equal(headers, CallerIdentity.Headers(trunk, Caller).Select(header => $"{header.Name}: {header.Value}"));
    }

    [Fact]
    public void The_trunks_own_headers_follow()
    {
        var trunk = Trunk with { Headers = [new TrunkHeader("X-Account", "42"), new TrunkHeader("X-Empty", "")] };

        Assert.Equal(["X-Account: 42", "X-Empty: "], CallerIdentity.Headers(trunk, Caller).Select(header => $"{header.Name}: {header.Value}"));
    }

    [Theory]
    [InlineData("Via")]
    [InlineData("from")]
    [InlineData("CONTACT")]
    [InlineData("m")]
    [InlineData("Content-Length")]
    [InlineData("Route")]
    [InlineData("Supported")]
    [InlineData("Authorization")]
    [InlineData("Two words")]
    public void What_the_stack_would_refuse_the_settings_refuse_first(string name)
    {
        Assert.Throws<ArgumentException>(() => new SipHeader(name, ""));

        var faults = TrunkSettingsRules.Validate(Trunk with { Headers = [new TrunkHeader(name, "")] });

        Assert.Equal("headers[0].name", Assert.Single(faults).Path);
    }

    private static TrunkSettings Trunk => new() { Name = "Carrier", Host = "carrier.example", Port = 5070, CallerNumbers = [Caller] };
}
