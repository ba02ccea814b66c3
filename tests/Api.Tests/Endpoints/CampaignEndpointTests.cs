using System.Net;
using Campaigns.Api.Tests.Cluster;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class CampaignEndpointTests(SharedApi api)
{
    [Fact]
    public async Task Creates_a_draft_with_every_setting_and_its_progress()
    {
        using var response = await api.Host.Http.PostAsync(
            "/api/v1/campaigns",
            HttpExtensions.Json($$"""{ "name": "Spring", "assistantId": "{{Guid.NewGuid()}}", "trunkId": "{{Guid.NewGuid()}}", "callWindow": { "start": "00:00", "end": "24:00" } }"""),
            TestContext.Current.CancellationToken);
        var created = await response.ReadAsync(HttpStatusCode.Created);

        Assert.Equal("\"1\"", response.Headers.ETag?.Tag);
        Assert.Equal($"/api/v1/campaigns/{created["id"]}", response.Headers.Location?.OriginalString);
        Assert.Equal("draft", created["status"]!.GetValue<string>());
        Assert.Equal("24:00", created["callWindow"]!["end"]!.GetValue<string>());
        Assert.Equal("America/New_York", created["callWindow"]!["timeZone"]!.GetValue<string>());
        Assert.Equal("00:00:30", created["ringTimeout"]!.GetValue<string>());
        Assert.Equal("00:05:00", created["retry"]!["noAnswer"]!["delay"]!.GetValue<string>());
        Assert.Equal("7.00:00:00", created["retry"]!["backoff"]!["cap"]!.GetValue<string>());
        Assert.Equal("2026-03-02T10:00:00Z", created["createdAt"]!.GetValue<string>());
        Assert.Empty(created["reasons"]!.AsArray());
        var progress = created["progress"]!;
        Assert.Equal((6, 4), (progress["total"]!.GetValue<int>(), progress["notFinal"]!.GetValue<int>()));
        Assert.Equal((3, 1, 0), (progress["contacts"]!["pending"]!.GetValue<int>(), progress["contacts"]!["waitingForRetry"]!.GetValue<int>(), progress["contacts"]!["lost"]!.GetValue<int>()));
        Assert.Equal((1, 0), (progress["attempts"]!["busy"]!.GetValue<int>(), progress["attempts"]!["notSent"]!.GetValue<int>()));
        Assert.Equal("1970-01-01T00:00:05Z", progress["nextDialAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_edit_of_a_version_that_is_gone_is_412()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        var body = $$"""{ "name": "Summer", "assistantId": "{{Guid.NewGuid()}}", "trunkId": "{{Guid.NewGuid()}}" }""";

        var edited = await api.Host.Http.PutJsonAsync($"/api/v1/campaigns/{id}", body, HttpStatusCode.OK, "\"1\"");
        Assert.Equal(2, edited["version"]!.GetValue<int>());
        (await api.Host.Http.PutJsonAsync($"/api/v1/campaigns/{id}", body, HttpStatusCode.PreconditionFailed, "\"1\"")).AssertProblem("/problems/version-mismatch");
        await api.Host.Http.PutJsonAsync($"/api/v1/campaigns/{id}", body, HttpStatusCode.OK, "*");
    }

    [Fact]
    public async Task A_locked_edit_is_409_and_names_the_fields()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        await api.Host.Http.CommandAsync(id, "launch");

        var problem = await api.Host.Http.PutJsonAsync(
            $"/api/v1/campaigns/{id}", $$"""{ "name": "Summer", "assistantId": "{{Guid.NewGuid()}}", "trunkId": "{{Guid.NewGuid()}}" }""", HttpStatusCode.Conflict);
        Assert.Equal(["callWindow", "retry"], problem.AssertProblem("/problems/conflict"));
    }

    [Theory]
    [InlineData("launch", CampaignCommand.Launch, "running")]
    [InlineData("cancel", CampaignCommand.Cancel, "cancelled")]
    [InlineData("cancel?hangUpActiveCalls=false", CampaignCommand.Cancel, "cancelled")]
    [InlineData("cancel?hangUpActiveCalls=true", CampaignCommand.CancelAndHangUp, "cancelled")]
    public async Task Commands_reach_the_campaign(string path, CampaignCommand command, string status)
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        using var response = await api.Host.Http.PostAsync($"/api/v1/campaigns/{id}/{path}", null, TestContext.Current.CancellationToken);

        Assert.Equal(status, (await response.ReadAsync(HttpStatusCode.OK))["status"]!.GetValue<string>());
        Assert.Equal(command, api.Host.Cluster.Campaign(id).LastCommand);
        Assert.Equal("\"2\"", response.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task A_refused_transition_is_409()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        using var response = await api.Host.Http.PostAsync($"/api/v1/campaigns/{id}/pause", null, TestContext.Current.CancellationToken);

        (await response.ReadAsync(HttpStatusCode.Conflict)).AssertProblem("/problems/conflict");
    }

    [Fact]
    public async Task Deletes_a_draft_but_not_a_running_campaign()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        await api.Host.Http.CommandAsync(id, "launch");
        Assert.Equal(HttpStatusCode.Conflict, (await api.Host.Http.DeleteAsync($"/api/v1/campaigns/{id}", TestContext.Current.CancellationToken)).StatusCode);
        await api.Host.Http.CommandAsync(id, "cancel");
        Assert.Equal(HttpStatusCode.NoContent, (await api.Host.Http.DeleteAsync($"/api/v1/campaigns/{id}", TestContext.Current.CancellationToken)).StatusCode);
        await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_over_campaigns_newest_first_and_filters_by_status()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        var directory = host.Get<ICampaignDirectory>();
        var ids = new List<Guid>();
        for (var number = 0; number < 5; number++)
        {
            ids.Add(Guid.CreateVersion7(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000 + number)));
            await host.ClaimAsync(ids[number]);
            await directory.SaveAsync(
                new CampaignEntry
                {
                    Id = new CampaignId(ids[number]),
                    Status = number == 2 ? CampaignStatus.Paused : CampaignStatus.Draft,
                    Epoch = 1,
                    Version = 1,
                    Settings = new CampaignSettings { Name = $"Number {number}", Assistant = new(Guid.NewGuid()), Trunk = new(Guid.NewGuid()) },
                    CreatedAt = SampleCampaign.CreatedAt,
                },
                TestContext.Current.CancellationToken);
        }

        List<Guid> seen = [];
        string? cursor = null;
        do
        {
            var page = await host.Http.GetJsonAsync($"/api/v1/campaigns?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>()));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Reverse(ids), seen);
        var paused = Assert.Single((await host.Http.GetJsonAsync("/api/v1/campaigns?status=paused"))["items"]!.AsArray())!;
        Assert.Equal(ids[2], paused["id"]!.GetValue<Guid>());
        Assert.Equal(0, paused["progress"]!["total"]!.GetValue<int>());
        Assert.Null(paused["progress"]!["dialing"]);
    }
}
