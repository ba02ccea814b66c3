using System.Net;
using System.Text;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Idempotency;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class IdempotencyTests(SharedApi api)
{
    private const string Trunk = """{ "name": "Once", "host": "127.0.0.1", "callerNumbers": ["+12024561111"] }""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repeated_request_is_carried_out_once_and_answered_as_the_first()
    {
        var key = Guid.NewGuid().ToString();
        using var first = await PostAsync("/api/v1/trunks", Trunk, key);
        using var second = await PostAsync("/api/v1/trunks", Trunk, key);
        using var third = await PostAsync("/api/v1/trunks", Trunk, Guid.NewGuid().ToString());

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancelled), await second.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal((first.Headers.Location, first.Headers.ETag), (second.Headers.Location, second.Headers.ETag));
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        Assert.NotEqual(first.Headers.Location, third.Headers.Location);
    }

    [Fact]
    public async Task A_refusal_is_repeated_too_but_a_key_serves_one_request_only()
    {
        var key = Guid.NewGuid().ToString();
        using var refused = await PostAsync("/api/v1/trunks", "{}", key);
        using var again = await PostAsync("/api/v1/trunks", "{}", key);
        using var other = await PostAsync("/api/v1/trunks", Trunk, key);
        using var elsewhere = await PostAsync("/api/v1/assistants", "{}", key);

        Assert.Equal((await refused.ReadAsync(HttpStatusCode.UnprocessableEntity)).ToJsonString(), (await again.ReadAsync(HttpStatusCode.UnprocessableEntity)).ToJsonString());
        (await other.ReadAsync(HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/idempotency-key-reused");
        (await elsewhere.ReadAsync(HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/idempotency-key-reused");
    }

    [Fact]
    public async Task A_request_that_is_under_way_is_409_and_one_that_failed_on_our_side_is_tried_again()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), Cancelled);
        var key = Guid.NewGuid().ToString();
        host.Cluster.Broken = new InvalidOperationException("broken");
        using var failed = await PostAsync(host.Http, "/api/v1/trunks", Trunk, key);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);

        host.Cluster.Broken = null;
        using var tried = await PostAsync(host.Http, "/api/v1/trunks", Trunk, key);
        Assert.Equal(HttpStatusCode.Created, tried.StatusCode);

        var requests = host.Get<IdempotentRequests>();
        Assert.IsType<RequestBeginning.First>(await requests.BeginAsync(TeamId.First, "slow", new byte[32], Cancelled));
        Assert.IsType<RequestBeginning.UnderWay>(await requests.BeginAsync(TeamId.First, "slow", new byte[32], Cancelled));
        using var stranger = await PostAsync(host.Http, "/api/v1/trunks", Trunk, "slow");
        (await stranger.ReadAsync(HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/idempotency-key-reused");
        Assert.IsType<RequestBeginning.First>(await requests.BeginAsync(new TeamId(Guid.NewGuid()), "slow", new byte[32], Cancelled));
    }

    [Fact]
    public async Task A_contact_list_that_is_sent_twice_is_imported_once()
    {
        var campaign = await api.Host.Http.CreateCampaignAsync();
        var key = Guid.NewGuid().ToString();
        using var first = await PostAsync($"/api/v1/campaigns/{campaign}/contacts/import", "phone\n+12024567011\n", key, "text/csv");
        using var second = await PostAsync($"/api/v1/campaigns/{campaign}/contacts/import", "phone\n+12024567011\n", key, "text/csv");

        Assert.Equal(1, (await second.ReadAsync(HttpStatusCode.OK))["imported"]!.GetValue<int>());
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
    }

    [Theory]
    [InlineData("/api/v1/trunks", "")]
    [InlineData("/api/v1/trunks", "with space")]
    [InlineData("/api/v1/keys", "fine")]
    [InlineData("/api/v1/teams", "fine")]
    public async Task A_key_that_cannot_be_used_is_refused_and_nothing_is_done(string path, string key)
    {
        using var response = await PostAsync(path, """{ "label": "x", "scopes": ["read"] }""", key);

        Assert.Equal(["Idempotency-Key"], (await response.ReadAsync(HttpStatusCode.BadRequest)).AssertProblem("/problems/malformed"));
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body, string key, string mediaType = "application/json") =>
        PostAsync(api.Host.Http, path, body, key, mediaType);

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string body, string key, string mediaType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return http.SendAsync(request, Cancelled);
    }
}
