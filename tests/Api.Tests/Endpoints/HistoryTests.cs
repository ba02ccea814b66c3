using System.Net;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class HistoryTests(SharedApi api)
{
    private HttpClient Http => api.Host.Http;

    [Fact]
    public async Task What_happened_is_listed_newest_first_page_by_page_with_the_name_of_the_key()
    {
        var campaign = await Http.CreateCampaignAsync();
        await api.Host.SaveAsync(campaign);
        await Http.CommandAsync(campaign, "launch");
        await api.Host.SaveAsync(campaign);
        await Http.CommandAsync(campaign, "pause");
        await api.Host.SaveAsync(campaign);
        await Http.ImportAsync(campaign, "phone\n+12024561000\n+12024561001\nnobody\n", HttpStatusCode.OK);

        var first = await Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/history?limit=3");
        var second = await Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/history?limit=3&cursor={first["nextCursor"]}");

        Assert.Equal(["contactsImported", "paused", "started"], first["items"]!.AsArray().Select(item => item!["event"]!.GetValue<string>()));
        Assert.Equal(["created"], second["items"]!.AsArray().Select(item => item!["event"]!.GetValue<string>()));
        Assert.Null(second["nextCursor"]);
        var import = first["items"]![0]!;
        Assert.Equal((2, 1), (import["contacts"]!["imported"]!.GetValue<int>(), import["contacts"]!["failed"]!.GetValue<int>()));
        var key = await Http.GetJsonAsync("/api/v1/keys/current");
        Assert.Equal(key["id"]!.GetValue<string>(), import["by"]!["id"]!.GetValue<string>());
        Assert.NotNull(import["by"]!["label"]);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("cursor=x")]
    [InlineData("cursor=MQpjCg")]
    public async Task A_page_that_does_not_exist_is_refused(string query)
    {
        var campaign = await Http.CreateCampaignAsync();
        (await Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/history?{query}", HttpStatusCode.BadRequest)).AssertProblem("/problems/malformed");
    }
}
