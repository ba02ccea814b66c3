using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Tests.Trunks;

public sealed class AllowedPrefixesTests
{
    [Theory]
    [InlineData("+12025550123", "+1", true)]
    [InlineData("+12025550123", "+1202", true)]
    [InlineData("+12025550123", "+1303", false)]
    [InlineData("+442079460000", "+1", false)]
    [InlineData("+442079460000", "+1 +44", true)]
    [InlineData("+4", "+44", false)]
    [InlineData("+12025550123", "", false)] // No prefix admits nothing.
    [InlineData("+12025550123", "+", false)] // A bare plus is no prefix.
    [InlineData("12025550123", "+1", false)]
    public void Admits(string number, string prefixes, bool admitted) =>
        Assert.Equal(admitted, AllowedPrefixes.Admits(number, prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
