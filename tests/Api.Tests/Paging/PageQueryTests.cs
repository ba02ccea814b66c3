using Campaigns.Api.Paging;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Api.Tests.Paging;

public sealed class PageQueryTests
{
    [Fact]
    public void Goes_on_where_the_page_ended()
    {
        var page = PageResponse<long>.From([11L, 12L, 13L], size: 2, row => row, row => row);

        Assert.Equal([11L, 12L], page.Items);
        Assert.Equal(12, new PageQuery { Cursor = page.NextCursor }.AfterNumber);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_last_page_has_no_cursor(int rows) => Assert.Null(PageResponse<int>.From([.. Enumerable.Range(0, rows)], size: 2, row => row, row => row).NextCursor);

    [Theory]
    [InlineData(0, null, "limit")]
    [InlineData(501, null, "limit")]
    [InlineData(-1, null, "limit")]
    [InlineData(null, "***", "cursor")]
    [InlineData(null, "", "cursor")]
    [InlineData(null, "YWJj", "cursor")]
    [InlineData(null, "AAAA", "cursor")]
    public void Names_what_is_wrong(int? limit, string? cursor, string path)
    {
        var refusal = new PageQuery { Limit = limit, Cursor = cursor }.Refusal(query => query.AfterNumber);

        Assert.Equal(StatusCodes.Status400BadRequest, refusal!.StatusCode);
        Assert.Contains(path, refusal.ProblemDetails.Detail + System.Text.Json.JsonSerializer.Serialize(refusal.ProblemDetails.Extensions["errors"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 50)]
    [InlineData(500, 500)]
    public void Has_a_size(int? limit, int size)
    {
        var query = new PageQuery { Limit = limit };

        Assert.Null(query.Refusal(page => page.AfterId));
        Assert.Equal(size, query.Size);
    }
}
