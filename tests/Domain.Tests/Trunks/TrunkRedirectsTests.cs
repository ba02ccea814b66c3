using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Tests.Trunks;

public sealed class TrunkRedirectsTests
{
    private static readonly TrunkSettings Trunk = new()
    {
        Name = "Trunk",
        Host = "carrier.example",
        Endpoints = [new TrunkEndpoint { Host = "192.0.2.10" }],
        CallerNumbers = ["+12025550100"],
        AllowedPrefixes = ["+1202", "+49"],
        FollowRedirects = true,
    };

    [Theory]
    [InlineData("+12025550199", "carrier.example", true)]
    [InlineData("12025550199", "Carrier.Example", true)]
    [InlineData("+4930123456", "192.0.2.10", true)]
    [InlineData("+12125550199", "carrier.example", false)]
    [InlineData("+12025550199", "elsewhere.example", false)]
    [InlineData("+12025550199", "127.0.0.1", false)] // Whatever the guard on addresses says: only the trunk's own hosts.
    [InlineData("+12025550199", "10.0.0.1", false)]
    [InlineData("+12025550199", "::1", false)]
    [InlineData("++12025550199", "carrier.example", false)]
    [InlineData("+1202555019x", "carrier.example", false)]
    [InlineData("+1202555019912345", "carrier.example", false)]
    [InlineData("+", "carrier.example", false)]
    [InlineData("", "carrier.example", false)]
    [InlineData("premium", "carrier.example", false)]
    public void A_number_that_may_be_dialled_at_the_trunks_own_hosts_is_followed(string user, string host, bool admitted) =>
        Assert.Equal(admitted, TrunkRedirects.Admits(Trunk, user, host));

    [Fact]
    public void A_trunk_that_does_not_say_so_follows_nothing() =>
        Assert.False(TrunkRedirects.Admits(Trunk with { FollowRedirects = false }, "+12025550199", "carrier.example"));
}
