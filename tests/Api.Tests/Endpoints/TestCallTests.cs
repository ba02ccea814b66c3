using System.Net;
using Campaigns.Domain.Access;
using Campaigns.Domain.Faults;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class TestCallTests(SharedApi api)
{
    private const string Body = """{ "number": "+1 202 456 1234", "callerNumber": "+12024561111", "ringTimeout": "00:00:20", "hangUpAfter": "00:00:02" }""";

    private HttpClient Http => api.Host.Http;

    [Fact]
    public async Task A_call_is_told_with_its_signalling_and_noted_without_its_number()
    {
        var trunk = await TrunkAsync();
        var answer = await Http.PostJsonAsync($"/api/v1/trunks/{trunk}/test-call", Body, HttpStatusCode.OK);

        Assert.Equal(("busy", "sip486", 486, "farEnd"), (
            answer["disposition"]!.GetValue<string>(), answer["cause"]!.GetValue<string>(), answer["sipStatus"]!.GetValue<int>(), answer["endedBy"]!.GetValue<string>()));
        Assert.Equal(("2026-03-02T10:00:00Z", "2026-03-02T10:00:00.02Z"), (answer["inviteAt"]!.GetValue<string>(), answer["tryingAt"]!.GetValue<string>()));
        Assert.Null(answer["answeredAt"]);
        var order = api.Host.Cluster.TestCall(trunk).LastOrder!;
        Assert.Equal(("+12024561234", "+12024561111", 20_000, 2_000, true), (order.PhoneNumber, order.CallerNumber, order.RingTimeoutMs, order.HangUpAfterMs, order.LegalHours));

        var noted = (await Http.GetJsonAsync("/api/v1/audit?limit=200"))["items"]!.AsArray().Single(entry => entry!["target"]!.GetValue<string>() == $"/api/v1/trunks/{trunk}/test-call")!;
        Assert.Equal("test call to **********34: busy", noted["note"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_fault_is_named_at_once()
    {
        var problem = await Http.PostJsonAsync(
            $"/api/v1/trunks/{await TrunkAsync()}/test-call", """{ "number": "911", "ringTimeout": "00:02:00", "hangUpAfter": "00:00:00" }""", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["hangUpAfter", "number", "ringTimeout"], problem.AssertProblem("/problems/validation").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_needs_the_scope_to_run_and_leaving_the_law_aside_an_administrator()
    {
        var path = $"/api/v1/trunks/{await TrunkAsync()}/test-call";
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Scopes.Read | Scopes.Write, path, Body));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Scopes.Run, path, Body));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Scopes.Run, path, """{ "number": "+12024561234", "legalHours": false }"""));
    }

    [Fact]
    public async Task A_refusal_says_why_and_too_many_say_when()
    {
        var trunk = await TrunkAsync();
        var calls = api.Host.Cluster.TestCall(trunk);
        calls.Reply = new TestCallReply { Refusal = Refusal.Conflict, Faults = [new Fault("", "The number is on the do-not-call list.")] };
        var refused = await Http.PostJsonAsync($"/api/v1/trunks/{trunk}/test-call", Body, HttpStatusCode.Conflict);
        refused.AssertProblem("/problems/conflict");
        Assert.Equal("The number is on the do-not-call list.", refused["detail"]!.GetValue<string>());

        calls.Reply = new TestCallReply { Refusal = Refusal.Conflict, Faults = [new Fault("", "Too many.")], RetryAfterMs = 4_100 };
        using var answer = await Http.PostAsync($"/api/v1/trunks/{trunk}/test-call", HttpExtensions.Json(Body), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(5)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
    }

    private async Task<Guid> TrunkAsync() => (await Http.PostJsonAsync(
        "/api/v1/trunks", """{ "name": "T", "host": "127.0.0.1", "callerNumbers": ["+12024561111"] }""", HttpStatusCode.Created))["id"]!.GetValue<Guid>();

    private async Task<HttpStatusCode> StatusAsync(Scopes scopes, string path, string body)
    {
        var key = await api.Host.Get<ApiKeys>().CreateAsync(new NewApiKey(TeamId.First, "tester", scopes), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "X-Api-Key", key } }, Content = HttpExtensions.Json(body) };
        using var response = await api.Host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
