using System.Net;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class ContactEndpointTests(SharedApi api)
{
    [Fact]
    public async Task Adds_one_contact_once()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        const string Body = """{ "phoneNumber": "(202) 456-1111", "defaultRegion": "US", "displayName": "Zoë", "priority": -5, "timeZone": "America/Chicago", "externalId": "A-7", "variables": { "n": [1] } }""";

        using var response = await api.Host.Http.PostAsync($"/api/v1/campaigns/{id}/contacts", HttpExtensions.Json(Body), TestContext.Current.CancellationToken);
        var added = await response.ReadAsync(HttpStatusCode.Created);
        Assert.Equal(added.ToJsonString(), (await api.Host.Http.GetJsonAsync(response.Headers.Location!.OriginalString)).ToJsonString());
        Assert.Equal("""{"n": [1]}""".Replace(" ", "", StringComparison.Ordinal), added["variables"]!.ToJsonString());
        Assert.Equal(("+12024561111", -5, "pending"), (added["phoneNumber"]!.GetValue<string>(), added["priority"]!.GetValue<int>(), added["state"]!.GetValue<string>()));
        Assert.Equal(1, api.Host.Cluster.Campaign(id).ContactChanges);

        (await api.Host.Http.PostJsonAsync($"/api/v1/campaigns/{id}/contacts", Body, HttpStatusCode.Conflict)).AssertProblem("/problems/exists");
    }

    [Fact]
    public async Task Names_every_fault_of_a_contact()
    {
        var id = await api.Host.Http.CreateCampaignAsync();

        var problem = await api.Host.Http.PostJsonAsync(
            $"/api/v1/campaigns/{id}/contacts",
            $$"""{ "phoneNumber": "112", "timeZone": "Mars", "priority": 1000001, "displayName": "{{new string('x', 201)}}", "variables": { "x": "{{new string('x', 5000)}}" } }""",
            HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["displayName", "phoneNumber", "priority", "timeZone", "variables"], problem.AssertProblem("/problems/validation").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pages_over_contacts_in_the_order_of_the_file()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        var numbers = Enumerable.Range(0, 25).Select(row => $"+1202456{9000 - row}").ToArray();
        await api.Host.Http.ImportAsync(id, "phone\n" + string.Join('\n', numbers) + "\n", HttpStatusCode.OK);

        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts?limit=10{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page["items"]!.AsArray().Select(item => item!["phoneNumber"]!.GetValue<string>()));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(numbers, seen);
    }
}
