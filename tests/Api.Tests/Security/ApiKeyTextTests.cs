using Campaigns.Api.Security;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Api.Tests.Security;

public sealed class ApiKeyTextTests
{
    [Fact]
    public void Generates_256_bits_that_differ()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => ApiKeyText.Generate()).ToHashSet();

        Assert.Equal(100, keys.Count);
        Assert.All(keys, key => Assert.Matches("^oc_[A-Za-z0-9_-]{43}$", key));
    }

    [Theory]
    [InlineData("X-Api-Key", "oc_1", "oc_1")]
    [InlineData("Authorization", "Bearer oc_1", "oc_1")]
    [InlineData("Authorization", "bearer oc_1", "oc_1")]
    [InlineData("Authorization", "Basic oc_1", null)]
    [InlineData("Authorization", "Bearer ", null)]
    [InlineData("X-Api-Key", "", null)]
    [InlineData("Cookie", "oc_1", null)]
    public void Finds_the_key_in_the_headers(string header, string value, string? key) =>
        Assert.Equal(key, ApiKeyText.In(new HeaderDictionary { [header] = value }));

    [Fact]
    public void Does_not_hash_what_is_too_long_for_a_key() => Assert.Null(ApiKeyText.In(new HeaderDictionary { ["X-Api-Key"] = new string('a', 201) }));
}
