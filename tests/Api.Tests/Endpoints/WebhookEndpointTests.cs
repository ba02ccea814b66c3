using System.Net;
using System.Text.Json.Nodes;

namespace Campaigns.Api.Tests.Endpoints;

/// <summary>Endpoints and their queue over HTTP; what is delivered is Webhooks.Tests' to show.</summary>
public sealed class WebhookEndpointTests(SharedApi api)
{
    private HttpClient Http => api.Host.Http;

    [Fact]
    public async Task A_secret_is_shown_once_and_rotated_with_an_overlap()
    {
        var made = await CreateAsync("""{ "url": "https://hooks.example.org/a?b=c", "description": "CRM", "events": ["attempt.completed", "campaign.paused"] }""");
        var id = made["id"]!.GetValue<Guid>();

        Assert.StartsWith("whsec_", made["secret"]!.GetValue<string>(), StringComparison.Ordinal);
        var read = await Http.GetJsonAsync($"/api/v1/webhooks/{id}");
        Assert.Null(read["secret"]);
        Assert.Equal(["attempt.completed", "campaign.paused"], read["events"]!.AsArray().Select(name => name!.GetValue<string>()).Order());
        Assert.True(read["enabled"]!.GetValue<bool>());

        var rotated = await Http.PostJsonAsync($"/api/v1/webhooks/{id}/rotate", """{ "overlap": "02:00:00" }""", HttpStatusCode.OK);
        Assert.NotEqual(made["secret"]!.GetValue<string>(), rotated["secret"]!.GetValue<string>());
        Assert.NotNull(rotated["previousSecretUntil"]);
        Assert.Equal(["overlap"], (await Http.PostJsonAsync($"/api/v1/webhooks/{id}/rotate", """{ "overlap": "8.00:00:00" }""", HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/validation"));
    }

    [Theory]
    [InlineData("""{ }""", "url")]
    [InlineData("""{ "url": "ftp://example.org" }""", "url")]
    [InlineData("""{ "url": "https://u:p@example.org" }""", "url")]
    [InlineData("""{ "url": "/relative" }""", "url")]
    [InlineData("""{ "url": "javascript:alert(1)", "events": ["campaign.started", "webhook.test", "x"] }""", "url events[1] events[2]")]
    [InlineData("""{ "url": "https://example.org", "events": [] }""", "events")]
    public async Task Names_every_fault_of_an_endpoint(string json, string paths) => Assert.Equal(
        paths.Split(' '), (await Http.PostJsonAsync("/api/v1/webhooks", json, HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/validation"));

    [Fact]
    public async Task A_test_is_queued_and_replayed_and_a_disabled_endpoint_takes_none()
    {
        var id = (await CreateAsync("""{ "url": "https://hooks.example.org" }"""))["id"]!.GetValue<Guid>();

        var queued = await (await Http.PostAsync($"/api/v1/webhooks/{id}/test", null, TestContext.Current.CancellationToken)).ReadAsync(HttpStatusCode.Accepted);
        var delivery = Assert.Single((await Http.GetJsonAsync($"/api/v1/webhooks/{id}/deliveries?state=waiting"))["items"]!.AsArray())!;
        Assert.Equal(("webhook.test", "waiting", 0), (delivery["event"]!.GetValue<string>(), delivery["state"]!.GetValue<string>(), delivery["tries"]!.AsArray().Count));
        Assert.Equal(queued["deliveryId"]!.GetValue<long>(), delivery["id"]!.GetValue<long>());
        Assert.Equal(1, (await Http.GetJsonAsync($"/api/v1/webhooks/{id}"))["waiting"]!.GetValue<int>());
        await (await Http.PostAsync($"/api/v1/webhooks/{id}/deliveries/{delivery["id"]}/replay", null, TestContext.Current.CancellationToken)).ReadAsync(HttpStatusCode.Accepted);
        (await (await Http.PostAsync($"/api/v1/webhooks/{id}/deliveries/0/replay", null, TestContext.Current.CancellationToken)).ReadAsync(HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");

        var off = await Http.PutJsonAsync($"/api/v1/webhooks/{id}", """{ "url": "https://hooks.example.org", "enabled": false }""", HttpStatusCode.OK);
        Assert.Equal("Switched off by its owner.", off["disabledReason"]!.GetValue<string>());
        (await (await Http.PostAsync($"/api/v1/webhooks/{id}/test", null, TestContext.Current.CancellationToken)).ReadAsync(HttpStatusCode.Conflict)).AssertProblem("/problems/conflict");
        Assert.True((await Http.PutJsonAsync($"/api/v1/webhooks/{id}", """{ "url": "https://hooks.example.org" }""", HttpStatusCode.OK))["enabled"]!.GetValue<bool>());

        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/webhooks/{id}", TestContext.Current.CancellationToken)).StatusCode);
        await Http.GetJsonAsync($"/api/v1/webhooks/{id}", HttpStatusCode.NotFound);
    }

    private Task<JsonNode> CreateAsync(string json) => Http.PostJsonAsync("/api/v1/webhooks", json, HttpStatusCode.Created);
}
