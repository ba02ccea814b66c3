using System.Net;
using System.Text.Json.Nodes;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class AuditTests(SharedApi api)
{
    [Fact]
    public async Task Every_change_is_noted_with_who_and_what_and_no_phone_number()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        var campaign = await host.Http.CreateCampaignAsync();
        await host.Http.CommandAsync(campaign, "launch");
        await host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}");
        await host.Http.PostJsonAsync("/api/v1/trunks", "{}", HttpStatusCode.UnprocessableEntity);
        await host.Http.PostJsonAsync("/api/v1/do-not-call", """{ "numbers": ["+12024561111"], "reason": "asked" }""", HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.NoContent, (await host.Http.DeleteAsync("/api/v1/do-not-call/%2B12024561111", TestContext.Current.CancellationToken)).StatusCode);

        List<JsonNode> entries = [];
        string? cursor = null;
        do
        {
            var page = await host.Http.GetJsonAsync($"/api/v1/audit?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            entries.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(
            ["DELETE /api/v1/do-not-call/{number}", "POST /api/v1/do-not-call/", "POST /api/v1/campaigns/{id:guid}/launch", "POST /api/v1/campaigns/"],
            entries.Select(entry => $"{entry["method"]} {entry["route"]}"));
        Assert.Equal("/api/v1/do-not-call/**********11", entries[0]["target"]!.GetValue<string>());
        Assert.Equal(("2", $"/api/v1/campaigns/{campaign}/launch"), (entries[2]["version"]!.GetValue<string>(), entries[2]["target"]!.GetValue<string>()));
        var key = (await host.Http.GetJsonAsync("/api/v1/keys/current"))["id"]!.GetValue<string>();
        Assert.All(entries, entry => Assert.Equal(key, entry["keyId"]!.GetValue<string>()));
    }
}
