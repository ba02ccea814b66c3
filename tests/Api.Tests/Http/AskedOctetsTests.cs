using Campaigns.Api.Http;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Api.Tests.Http;

public sealed class AskedOctetsTests
{
    [Theory]
    [InlineData(null, 0, 9, false)]
    [InlineData("bytes=0-", 0, 9, true)]
    [InlineData("bytes=3-5", 3, 5, true)]
    [InlineData("bytes=3-99", 3, 9, true)]
    [InlineData("bytes=-4", 6, 9, true)]
    [InlineData("bytes=-99", 0, 9, true)]
    [InlineData("bytes=0-1,4-5", 0, 9, false)]
    [InlineData("items=0-1", 0, 9, false)]
    [InlineData("bytes=5-3", 0, 9, false)]
    [InlineData("nonsense", 0, 9, false)]
    public async Task Of_ten_octets_a_request_means(string? range, long from, long to, bool isPart)
    {
        var asked = AskedOctets.Of(Request(range), 10);
        Assert.Equal(new AskedOctets(from, to, isPart), asked);

        using var target = new MemoryStream();
        await asked!.CopyAsync(Pieces(), target, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range((int)from, (int)(to - from + 1)).Select(octet => (byte)octet), target.ToArray());
    }

    [Theory]
    [InlineData("bytes=10-")]
    [InlineData("bytes=10-12")]
    [InlineData("bytes=-0")]
    public void A_file_ends_before(string range) => Assert.Null(AskedOctets.Of(Request(range), 10));

    private static HttpRequest Request(string? range)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Range = range;
        return request;
    }

    private static async IAsyncEnumerable<byte[]> Pieces()
    {
        await Task.CompletedTask;
        yield return [0, 1, 2];
        yield return [];
        yield return [3];
        yield return [4, 5, 6, 7, 8, 9];
    }
}
