using System.Net;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class LegalHoursTests(SharedApi api)
{
    [Fact]
    public async Task Leaving_the_legal_hours_aside_needs_the_scope_admin_and_is_noted()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        var key = await host.Http.PostJsonAsync("/api/v1/keys", """{ "label": "Writer", "scopes": ["write"] }""", HttpStatusCode.Created);
        using var writer = new HttpClient { BaseAddress = host.Http.BaseAddress };
        writer.DefaultRequestHeaders.Add("X-Api-Key", key["key"]!.GetValue<string>());
        var kept = Body(legalHours: true);
        var leftAside = Body(legalHours: false);

        (await writer.PostJsonAsync("/api/v1/campaigns", leftAside, HttpStatusCode.Forbidden)).AssertProblem("/problems/forbidden");
        var id = (await writer.PostJsonAsync("/api/v1/campaigns", kept, HttpStatusCode.Created))["id"]!.GetValue<Guid>();
        (await writer.PutJsonAsync($"/api/v1/campaigns/{id}", leftAside, HttpStatusCode.Forbidden)).AssertProblem("/problems/forbidden");

        Assert.False((await host.Http.PutJsonAsync($"/api/v1/campaigns/{id}", leftAside, HttpStatusCode.OK))["legalHours"]!.GetValue<bool>());

        // Somebody with the right has decided so: others may go on editing, and may come back to the law, but not leave it again.
        await writer.PutJsonAsync($"/api/v1/campaigns/{id}", leftAside, HttpStatusCode.OK);
        await writer.PutJsonAsync($"/api/v1/campaigns/{id}", kept, HttpStatusCode.OK);
        await writer.PutJsonAsync($"/api/v1/campaigns/{id}", leftAside, HttpStatusCode.Forbidden);
        var notes = (await host.Http.GetJsonAsync("/api/v1/audit"))["items"]!.AsArray().Select(entry => entry!["note"]?.GetValue<string>());
        Assert.Equal([null, null, "legalHours: off", null], notes.Take(4));
    }

    private static string Body(bool legalHours) =>
        $$"""{ "name": "Spring", "assistantId": "{{Guid.Empty}}", "trunkId": "{{Guid.Empty}}", "legalHours": {{(legalHours ? "true" : "false")}} }""";
}
