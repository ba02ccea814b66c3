using System.Net;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class RequestRateTests(SharedApi api)
{
    [Fact]
    public async Task A_key_that_asks_too_often_is_told_to_wait_and_another_one_is_not()
    {
        await using var host = await ApiHost.StartAsync(
            await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken, settings: [new("Campaigns:Api:RequestBurst", "3"), new("Campaigns:Api:RequestsPerSecond", "1")]);
        var made = await host.Http.PostJsonAsync("/api/v1/keys", """{ "label": "other", "scopes": ["read"] }""", HttpStatusCode.Created);
        await host.Http.GetJsonAsync("/api/v1/keys/current");
        await host.Http.GetJsonAsync("/api/v1/keys/current");

        // The bucket fills at one a second: one of a few requests finds it empty, however slow this machine is.
        HttpResponseMessage refused;
        do
        {
            refused = await host.Http.GetAsync("/api/v1/keys/current", TestContext.Current.CancellationToken);
        }
        while (refused.StatusCode == HttpStatusCode.OK);

        (await refused.ReadAsync(HttpStatusCode.TooManyRequests)).AssertProblem("/problems/too-many-requests");
        Assert.NotNull(refused.Headers.RetryAfter);
        using var other = new HttpRequestMessage(HttpMethod.Get, "/api/v1/keys/current") { Headers = { { "X-Api-Key", made["key"]!.GetValue<string>() } } };
        Assert.Equal(HttpStatusCode.OK, (await host.Anonymous.SendAsync(other, TestContext.Current.CancellationToken)).StatusCode);
    }
}
