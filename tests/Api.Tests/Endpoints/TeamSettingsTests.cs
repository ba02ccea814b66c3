using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class TeamSettingsTests(SharedApi api)
{
    private const string Path = "/api/v1/teams/current/settings";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_team_begins_without_limits_and_sets_its_own()
    {
        using var team = await api.Host.NewTeamAsync();
        var fresh = await team.GetJsonAsync(Path);
        Assert.Null(fresh["frequency"]!["maxPer7Days"]);
        Assert.Null(fresh["retentionDays"]);

        var saved = await team.PutJsonAsync(
            Path, """{ "frequency": { "maxPerCalendarDay": 3, "maxPer7Days": 7, "quietDaysAfterConversation": 7 }, "maxCallsPerDay": 500, "maxMinutesPerDay": 700, "retentionDays": 90 }""", HttpStatusCode.OK, "\"1\"");

        var read = await team.GetJsonAsync(Path);
        Assert.True(JsonNode.DeepEquals(saved, read));
        Assert.Equal((2, 3, 7, 7, 500, 700, 90), (
            read["version"]!.GetValue<int>(),
            read["frequency"]!["maxPerCalendarDay"]!.GetValue<int>(),
            read["frequency"]!["maxPer7Days"]!.GetValue<int>(),
            read["frequency"]!["quietDaysAfterConversation"]!.GetValue<int>(),
            read["maxCallsPerDay"]!.GetValue<int>(),
            read["maxMinutesPerDay"]!.GetValue<int>(),
            read["retentionDays"]!.GetValue<int>()));
        (await team.PutJsonAsync(Path, "{}", HttpStatusCode.PreconditionFailed, "\"1\"")).AssertProblem("/problems/version-mismatch");
        Assert.Null((await team.PutJsonAsync(Path, "{}", HttpStatusCode.OK, "\"2\""))["maxCallsPerDay"]);
    }

    [Fact]
    public async Task Every_fault_is_named_and_only_administrators_change_anything()
    {
        using var team = await api.Host.NewTeamAsync();
        var problem = await team.PutJsonAsync(
            Path, """{ "frequency": { "maxPer24Hours": 0, "quietDaysAfterConversation": 30 }, "maxCallsPerDay": -1, "retentionDays": 30 }""", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["frequency.maxPer24Hours", "maxCallsPerDay", "retentionDays"], problem.AssertProblem("/problems/validation"));
        (await team.PutJsonAsync(Path, """{ "frequency": 7 }""", HttpStatusCode.BadRequest)).AssertProblem("/problems/malformed");

        var key = (await team.PostJsonAsync("/api/v1/keys", """{ "label": "w", "scopes": ["write"] }""", HttpStatusCode.Created))["key"]!.GetValue<string>();
        using var writer = new HttpClient { BaseAddress = team.BaseAddress };
        writer.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        await writer.GetJsonAsync(Path);
        (await writer.PutJsonAsync(Path, "{}", HttpStatusCode.Forbidden)).AssertProblem("/problems/forbidden");
        Assert.Equal(HttpStatusCode.OK, (await team.GetAsync(Path, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_campaign_has_limits_of_its_own()
    {
        var id = await api.Host.Http.CreateCampaignAsync(""", "frequency": { "maxPer24Hours": 1 } """);
        Assert.Equal(1, (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}"))["frequency"]!["maxPer24Hours"]!.GetValue<int>());

        var problem = await api.Host.Http.PostJsonAsync(
            "/api/v1/campaigns",
            $$"""{ "name": "Spring", "assistantId": "{{Guid.NewGuid()}}", "trunkId": "{{Guid.NewGuid()}}", "frequency": { "maxPer7Days": 1001 } }""",
            HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["frequency.maxPer7Days"], problem.AssertProblem("/problems/validation"));
    }
}
