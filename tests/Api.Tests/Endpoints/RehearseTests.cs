using System.Net;
using System.Text.Json.Nodes;
using Campaigns.Domain.Ports;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class RehearseTests(SharedApi api)
{
    [Fact]
    public async Task A_rehearsal_of_made_up_contacts_forecasts_without_changing_anything()
    {
        var id = await api.Host.Http.CreateCampaignAsync(""", "maxConcurrentCalls": 10, "maxCallsPerSecond": 10""");

        // A Wednesday, 09:00 in New York, where the campaign is.
        var forecast = await RehearseAsync(id, """{ "contacts": 1000, "startAt": "2026-03-04T14:00:00Z", "seed": 7 }""");

        Assert.Equal("2026-03-04T14:00:00Z", forecast["startedAt"]!.GetValue<string>());
        Assert.Equal(1000, forecast["total"]!.GetValue<int>());
        Assert.Equal(10, forecast["peakCalls"]!.GetValue<int>());
        var calls = forecast["calls"]!.GetValue<int>();
        Assert.InRange(calls, 1000, 3000);
        Assert.Equal(calls, forecast["hours"]!.AsArray().Sum(hour => hour!["calls"]!.GetValue<int>()));
        Assert.Equal(1000, forecast["contacts"]!.AsObject().Sum(state => state.Value!.GetValue<int>()));
        Assert.Empty(forecast["unreachable"]!.AsArray());
        Assert.Equal(1, (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}"))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_rehearsal_of_a_campaigns_own_contacts_counts_them_by_zone_and_names_whom_it_cannot_reach()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        await api.Host.Get<ICampaignDirectory>().SaveAsync(api.Host.Cluster.Campaign(id).Entry!, TestContext.Current.CancellationToken);
        await api.Host.Http.ImportAsync(id, "phone,timezone\n+12024561111,America/New_York\n+12024561112,America/Chicago\n+12024561113,\n", HttpStatusCode.OK);

        var forecast = await RehearseAsync(id, """{ "startAt": "2026-03-04T14:00:00Z", "outcomes": { "answered": 1, "voicemail": 0, "noAnswer": 0, "busy": 0, "declined": 0, "invalidNumber": 0, "technicalError": 0 } }""");

        Assert.Equal((3, 3, 3), (forecast["total"]!.GetValue<int>(), forecast["calls"]!.GetValue<int>(), forecast["contacts"]!["answered"]!.GetValue<int>()));
        Assert.Equal(["2026-03-04T14:00:00Z", "2026-03-04T15:00:00Z"], forecast["hours"]!.AsArray().Select(hour => hour!["hour"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Every_fault_of_a_rehearsal_is_named()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        var problem = await api.Host.Http.PostJsonAsync(
            $"/api/v1/campaigns/{id}/rehearse", """{ "contacts": 0, "startAt": "soon", "outcomes": { "busy": 2, "talkTime": "x" } }""", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["contacts", "outcomes.busy", "outcomes.talkTime", "startAt"], problem.AssertProblem("/problems/validation").Order(StringComparer.Ordinal));
    }

    private async Task<JsonNode> RehearseAsync(Guid id, string body) => await api.Host.Http.PostJsonAsync($"/api/v1/campaigns/{id}/rehearse", body, HttpStatusCode.OK);
}
