using Campaigns.Api.Http;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Api.Tests.Http;

public sealed class IfMatchTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("*", null)]
    [InlineData("\"7\"", 7L)]
    [InlineData("\"0\"", 0L)]
    public void Reads_our_tags(string header, long? version)
    {
        var ifMatch = IfMatch.Read(header);

        Assert.Null(ifMatch.Refusal);
        Assert.Equal(version, ifMatch.Version);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("W/\"7\"")]
    [InlineData("\"7\", \"8\"")]
    [InlineData("\"x\"")]
    [InlineData("\"\"")]
    [InlineData("\"-7\"")]
    public void Matches_nothing_else(string header) => Assert.Equal(StatusCodes.Status412PreconditionFailed, IfMatch.Read(header).Refusal!.StatusCode);

    [Fact]
    public void Reads_what_it_writes() => Assert.Equal(42, IfMatch.Read(ETag.Of(42)).Version);
}
