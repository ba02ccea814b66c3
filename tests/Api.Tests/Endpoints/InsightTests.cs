using System.Net;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class InsightTests(SharedApi api)
{
    [Fact]
    public async Task A_campaign_without_calls_has_an_empty_timeline_and_nobody_waits()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        Assert.Equal("[]", (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}/timeline?from=2026-11-23T00:00:00Z&to=2026-11-23T01:00:00Z")).ToJsonString());
        Assert.Equal("[]", (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}/windows")).ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=yesterday")]
    [InlineData("?from=2026-11-23T00:00:00Z&every=00:00:00")]
    [InlineData("?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z&every=00:00:10")]
    public async Task A_span_of_time_that_cannot_be_shown_is_refused(string query)
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}/timeline{query}", HttpStatusCode.BadRequest)).AssertProblem("/problems/malformed");
    }
}
