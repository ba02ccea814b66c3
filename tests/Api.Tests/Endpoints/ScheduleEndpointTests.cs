using System.Net;
using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class ScheduleEndpointTests(SharedApi api)
{
    [Fact]
    public async Task A_start_time_schedules_and_its_absence_or_the_command_makes_a_draft_again()
    {
        var body = Body(""", "startAt": "2099-03-04T15:00:00Z" """);
        var made = await api.Host.Http.PostJsonAsync("/api/v1/campaigns", body, HttpStatusCode.Created);
        Assert.Equal(("scheduled", "2099-03-04T15:00:00Z"), (made["status"]!.GetValue<string>(), made["startAt"]!.GetValue<string>()));
        var path = $"/api/v1/campaigns/{made["id"]}";

        var draft = await api.Host.Http.PutJsonAsync(path, Body(""), HttpStatusCode.OK);
        Assert.Equal(("draft", null), (draft["status"]!.GetValue<string>(), draft["startAt"]?.GetValue<string>()));

        Assert.Equal("scheduled", (await api.Host.Http.PutJsonAsync(path, body, HttpStatusCode.OK))["status"]!.GetValue<string>());
        await api.Host.Http.CommandAsync(made["id"]!.GetValue<Guid>(), "unschedule");
        Assert.Equal(CampaignCommand.Unschedule, api.Host.Cluster.Campaign(made["id"]!.GetValue<Guid>()).LastCommand);
    }

    [Fact]
    public async Task Setting_a_start_time_needs_the_scope_run()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        var key = await host.Http.PostJsonAsync("/api/v1/keys", """{ "label": "Writer", "scopes": ["write"] }""", HttpStatusCode.Created);
        using var writer = new HttpClient { BaseAddress = host.Http.BaseAddress };
        writer.DefaultRequestHeaders.Add("X-Api-Key", key["key"]!.GetValue<string>());
        var scheduled = Body(""", "startAt": "2099-03-04T15:00:00Z" """);

        (await writer.PostJsonAsync("/api/v1/campaigns", scheduled, HttpStatusCode.Forbidden)).AssertProblem("/problems/forbidden");
        var id = (await writer.PostJsonAsync("/api/v1/campaigns", Body(""), HttpStatusCode.Created))["id"]!.GetValue<Guid>();
        (await writer.PutJsonAsync($"/api/v1/campaigns/{id}", scheduled, HttpStatusCode.Forbidden)).AssertProblem("/problems/forbidden");

        // Somebody with the right has set it: others may edit the rest.
        await host.Http.PutJsonAsync($"/api/v1/campaigns/{id}", scheduled, HttpStatusCode.OK);
        await writer.PutJsonAsync($"/api/v1/campaigns/{id}", scheduled, HttpStatusCode.OK);
        Assert.Equal(CampaignStatus.Scheduled, host.Cluster.Campaign(id).Entry!.Status);
    }

    private static string Body(string more) => $$"""{ "name": "Spring", "assistantId": "{{Guid.Empty}}", "trunkId": "{{Guid.Empty}}" {{more}} }""";
}
