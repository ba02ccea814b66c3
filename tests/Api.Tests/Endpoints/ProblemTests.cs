using System.Net;
using System.Text;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class ProblemTests(SharedApi api)
{
    [Theory]
    [InlineData("GET", "/nowhere", null, null, 404, "/problems/not-found")]
    [InlineData("GET", "/api/v1/campaigns/not-an-id", null, null, 404, "/problems/not-found")]
    [InlineData("GET", "/api/v1/campaigns/01970000-0000-7000-8000-000000000000", null, null, 404, "/problems/not-found")]
    [InlineData("PATCH", "/api/v1/campaigns", null, null, 405, "/problems/method-not-allowed")]
    [InlineData("POST", "/api/v1/campaigns", "{}", "text/plain", 415, "/problems/unsupported-media-type")]
    [InlineData("POST", "/api/v1/campaigns", "{", "application/json", 400, "/problems/malformed")]
    [InlineData("POST", "/api/v1/campaigns", "", "application/json", 400, "/problems/malformed")]
    [InlineData("POST", "/api/v1/campaigns", "{}", "application/json", 422, "/problems/validation")]
    [InlineData("POST", "/api/v1/trunks", "{}", "application/json", 422, "/problems/validation")]
    [InlineData("POST", "/api/v1/assistants", "{}", "application/json", 422, "/problems/validation")]
    [InlineData("POST", "/api/v1/do-not-call", "{}", "application/json", 422, "/problems/validation")]
    [InlineData("POST", "/api/v1/assistants", "{\"name\":\"A\",\"afterwards\":\"sing\"}", "application/json", 400, "/problems/malformed")]
    [InlineData("GET", "/api/v1/campaigns?limit=0", null, null, 400, "/problems/malformed")]
    [InlineData("GET", "/api/v1/campaigns?limit=x", null, null, 400, "/problems/malformed")]
    [InlineData("GET", "/api/v1/campaigns?cursor=x", null, null, 400, "/problems/malformed")]
    [InlineData("GET", "/api/v1/campaigns?status=asleep", null, null, 400, "/problems/malformed")]
    [InlineData("GET", "/api/v1/campaigns/01970000-0000-7000-8000-000000000000/contacts?state=asleep", null, null, 404, "/problems/not-found")]
    [InlineData("POST", "/api/v1/campaigns/01970000-0000-7000-8000-000000000000/launch", null, null, 404, "/problems/not-found")]
    [InlineData("GET", "/api/v1/campaigns/01970000-0000-7000-8000-000000000000/events", null, null, 404, "/problems/not-found")]
    [InlineData("POST", "/api/v1/campaigns/01970000-0000-7000-8000-000000000000/contacts/import", "phone\n", "text/csv", 404, "/problems/not-found")]
    [InlineData("GET", "/api/v1/do-not-call/+12025550100", null, null, 404, "/problems/not-found")]
    public async Task Every_refusal_is_a_problem(string method, string path, string? body, string? mediaType, int status, string type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, mediaType!);
        }

        using var response = await api.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        (await response.ReadAsync((HttpStatusCode)status)).AssertProblem(type);
    }

    [Fact]
    public async Task A_state_that_is_none_is_malformed()
    {
        var id = await api.Host.Http.CreateCampaignAsync();

        (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts?state=asleep", HttpStatusCode.BadRequest)).AssertProblem("/problems/malformed");
    }

    [Fact]
    public async Task Refusals_are_problems_for_browsers_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("Accept", "text/html");
        using var response = await api.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.ReadAsync(HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
    }

    [Fact]
    public async Task A_body_over_one_mebibyte_is_413()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/campaigns") { Content = HttpExtensions.Json($$"""{ "name": "{{new string('x', 1024 * 1024)}}" }""") };

        // Whoever sends it all the same may find the connection gone before the answer.
        request.Headers.ExpectContinue = true;
        using var response = await api.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.ReadAsync(HttpStatusCode.RequestEntityTooLarge)).AssertProblem("/problems/too-large");
    }

    [Fact]
    public async Task Names_every_fault_of_form_and_of_value_at_once()
    {
        var problem = await api.Host.Http.PostJsonAsync(
            "/api/v1/campaigns",
            """
            {
              "naem": "x", "trunkId": 5, "maxConcurrentCalls": -1, "maxCallsPerSecond": 0, "ringTimeout": "1", "maxCallDuration": "9.00:00:00",
              "callWindow": { "start": "09:00", "end": "09:00", "timeZone": "Mars/Olympus" },
              "retry": { "maxAttempts": 0, "busy": { "delay": "00:00:01" }, "noAnswer": { "maxAttempts": 51 }, "backoff": { "multiplier": 11 } }
            }
            """,
            HttpStatusCode.BadRequest);

        Assert.Equal(
            [
                "assistantId", "callWindow.end", "callWindow.timeZone", "maxCallDuration", "maxCallsPerSecond", "maxConcurrentCalls", "naem", "name",
                "retry.backoff.multiplier", "retry.busy.delay", "retry.maxAttempts", "retry.noAnswer.maxAttempts", "ringTimeout", "trunkId",
            ],
            problem.AssertProblem("/problems/malformed").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_bug_is_500_without_details_and_infrastructure_503_with_retry_after()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        var id = await host.ClaimAsync(Guid.NewGuid());
        host.Cluster.Broken = new InvalidOperationException("the secret");
        var bug = await host.Http.GetJsonAsync($"/api/v1/campaigns/{id}", HttpStatusCode.InternalServerError);
        bug.AssertProblem("/problems/internal");
        Assert.DoesNotContain("secret", bug.ToJsonString(), StringComparison.Ordinal);

        host.Cluster.Broken = new TimeoutException();
        using var away = await host.Http.GetAsync($"/api/v1/campaigns/{id}", TestContext.Current.CancellationToken);
        (await away.ReadAsync(HttpStatusCode.ServiceUnavailable)).AssertProblem("/problems/unavailable");
        Assert.NotNull(away.Headers.RetryAfter);
    }
}
