using Campaigns.Api.Security;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Api.Tests.Security;

public sealed class PresentedKeyTests
{
    [Theory]
    [InlineData("X-Api-Key", "oc_1", "oc_1")]
    [InlineData("Authorization", "Bearer oc_1", "oc_1")]
    [InlineData("Authorization", "bearer oc_1", "oc_1")]
    [InlineData("Authorization", "Basic oc_1", null)]
    [InlineData("Authorization", "Bearer ", null)]
    [InlineData("X-Api-Key", "", null)]
    [InlineData("Cookie", "oc_1", null)]
    public void Finds_the_key_in_the_headers(string header, string value, string? key) =>
        Assert.Equal(key, PresentedKey.In(new HeaderDictionary { [header] = value }));

    [Fact]
    public void Takes_nothing_that_is_too_long_for_a_key() => Assert.Null(PresentedKey.In(new HeaderDictionary { ["X-Api-Key"] = new string('a', 201) }));
}
