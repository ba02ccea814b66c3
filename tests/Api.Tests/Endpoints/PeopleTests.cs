using System.Net;
using System.Net.Http.Headers;
using Campaigns.Domain.Ports;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class PeopleTests(SharedApi api)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_shown_and_erased_and_stays_forbidden()
    {
        using var team = await api.Host.NewTeamAsync();
        var campaign = await team.CreateCampaignAsync();

        // The campaign's grain, which stands in here, would have written the row.
        await api.Host.Get<ICampaignDirectory>().SaveAsync(api.Host.Cluster.Campaign(campaign).Entry!, Cancelled);
        await team.PostJsonAsync(
            $"/api/v1/campaigns/{campaign}/contacts",
            """{ "phoneNumber": "+12024567771", "displayName": "Ada", "consent": { "kind": "electronic", "source": "web form 7", "at": "2026-01-31T17:00:00Z" } }""",
            HttpStatusCode.Created);

        var person = await team.GetJsonAsync("/api/v1/people/+12024567771");
        var contact = Assert.Single(person["contacts"]!.AsArray())!;
        Assert.Equal((campaign, "Ada"), (contact["campaignId"]!.GetValue<Guid>(), contact["contact"]!["displayName"]!.GetValue<string>()));
        Assert.Equal("web form 7", contact["contact"]!["consent"]!["source"]!.GetValue<string>());
        Assert.Empty((await api.Host.Http.GetJsonAsync("/api/v1/people/+12024567771"))["contacts"]!.AsArray());

        var erased = await (await team.DeleteAsync("/api/v1/people/%2B12024567771", Cancelled)).ReadAsync(HttpStatusCode.OK);
        Assert.Equal((1, false), (erased["contacts"]!.GetValue<int>(), erased["pending"]!.GetValue<bool>()));
        Assert.Contains("+12024567771", api.Host.Cluster.DoNotCall.Told);
        Assert.Empty((await team.GetJsonAsync($"/api/v1/campaigns/{campaign}/contacts"))["items"]!.AsArray());
        Assert.Equal("erasure", (await team.GetJsonAsync("/api/v1/people/+12024567771"))["doNotCall"]!["source"]!.GetValue<string>());

        // Who erased is noted, whom isn't.
        var noted = (await team.GetJsonAsync("/api/v1/audit"))["items"]!.AsArray().First(entry => entry!["route"]!.GetValue<string>().StartsWith("/api/v1/people", StringComparison.Ordinal));
        Assert.Equal("DELETE", noted!["method"]!.GetValue<string>());
        Assert.DoesNotContain("4567771", noted["target"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_see_and_erase_people()
    {
        using var team = await api.Host.NewTeamAsync();
        var key = (await team.PostJsonAsync("/api/v1/keys", """{ "label": "w", "scopes": ["write", "run"] }""", HttpStatusCode.Created))["key"]!.GetValue<string>();
        using var writer = new HttpClient { BaseAddress = team.BaseAddress };
        writer.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        await writer.GetJsonAsync("/api/v1/people/+12024567771", HttpStatusCode.Forbidden);
        (await (await writer.DeleteAsync("/api/v1/people/+12024567771", Cancelled)).ReadAsync(HttpStatusCode.Forbidden)).AssertProblem("/problems/forbidden");
        (await team.GetJsonAsync("/api/v1/people/nobody", HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
    }
}
