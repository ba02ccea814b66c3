using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Campaigns.Api.Audit;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Api.Tests.Endpoints;

/// <summary>Teams, keys and scopes.</summary>
public sealed partial class TeamTests(SharedApi api)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_teams_key_finds_nothing_on_any_route()
    {
        var trunk = await CreateAsync(api.Host.Http, "trunks", """{ "name": "Ours", "host": "127.0.0.1", "callerNumbers": ["+12024561111"] }""");
        var assistant = await CreateAsync(api.Host.Http, "assistants", """{ "name": "Ours" }""");
        var webhook = await CreateAsync(api.Host.Http, "webhooks", """{ "url": "https://hooks.example.org" }""");
        var campaign = await api.Host.Http.CreateCampaignAsync();
        using var other = await OtherTeamAsync();
        var owned = 0;

        foreach (var endpoint in api.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = endpoint.RoutePattern.RawText!;
            var inPath = pattern.Contains("campaigns/{", StringComparison.Ordinal) ? campaign
                : pattern.Contains("trunks/{", StringComparison.Ordinal) ? trunk
                : pattern.Contains("assistants/{", StringComparison.Ordinal) ? assistant
                : pattern.Contains("webhooks/{", StringComparison.Ordinal) ? webhook
                : default(Guid?);
            Assert.Equal(inPath is not null, endpoint.Metadata.GetMetadata<TeamOwned>() is not null);
            if (inPath is not { } id)
            {
                continue;
            }

            owned++;
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                var path = Parameter().Replace(pattern, match => match.Value.Contains("long", StringComparison.Ordinal) ? "1" : id.ToString());
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = BodyOf(endpoint, method) };
                using var response = await other.SendAsync(request, Cancelled);
                (await response.ReadAsync(HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
            }
        }

        Assert.True(owned >= 20, $"{owned} routes.");
        Assert.Empty((await other.GetJsonAsync("/api/v1/trunks"))["items"]!.AsArray());
        Assert.Empty((await other.GetJsonAsync("/api/v1/assistants"))["items"]!.AsArray());
        Assert.Empty((await other.GetJsonAsync("/api/v1/webhooks"))["items"]!.AsArray());
        Assert.Empty((await other.GetJsonAsync("/api/v1/campaigns"))["items"]!.AsArray());
        await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}");
    }

    [Fact]
    public async Task A_campaign_cannot_use_another_teams_trunk_or_assistant()
    {
        var trunk = await CreateAsync(api.Host.Http, "trunks", """{ "name": "Ours", "host": "127.0.0.1", "callerNumbers": ["+12024561111"] }""");
        var assistant = await CreateAsync(api.Host.Http, "assistants", """{ "name": "Ours" }""");
        using var other = await OtherTeamAsync();

        var problem = await other.PostJsonAsync(
            "/api/v1/campaigns", $$"""{ "name": "Theirs", "assistantId": "{{assistant}}", "trunkId": "{{trunk}}" }""", HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["trunkId", "assistantId"], problem.AssertProblem("/problems/validation"));
    }

    [Theory]
    [InlineData("read", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("write", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("run", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK)]
    public async Task A_key_may_do_what_its_scope_says(string scope, HttpStatusCode read, HttpStatusCode write, HttpStatusCode run, HttpStatusCode admin)
    {
        var campaign = await api.Host.Http.CreateCampaignAsync();
        var made = await api.Host.Http.PostJsonAsync("/api/v1/keys", $$"""{ "label": "{{scope}} only", "scopes": ["{{scope}}"] }""", HttpStatusCode.Created);
        using var http = ClientOf(made["key"]!.GetValue<string>());

        Assert.Equal(read, (await http.GetAsync($"/api/v1/campaigns/{campaign}", Cancelled)).StatusCode);
        var body = $$"""{ "name": "Summer", "assistantId": "{{Guid.NewGuid()}}", "trunkId": "{{Guid.NewGuid()}}" }""";
        Assert.Equal(write, (await http.PutAsync($"/api/v1/campaigns/{campaign}", HttpExtensions.Json(body), Cancelled)).StatusCode);
        Assert.Equal(run, (await http.PostAsync($"/api/v1/campaigns/{campaign}/launch", null, Cancelled)).StatusCode);
        Assert.Equal(admin, (await http.GetAsync("/api/v1/keys", Cancelled)).StatusCode);
        Assert.Equal(scope, (await http.GetJsonAsync("/api/v1/keys/current"))["scopes"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_route_under_the_api_names_its_scope()
    {
        foreach (var endpoint in api.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var scope = Assert.Single(endpoint.Metadata.OfType<RequiredScope>());
            var reads = endpoint.Metadata.GetMetadata<NotAChange>() is not null || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.All(method => method == "GET");
            Assert.True(reads || scope.Scope is not Scopes.Read, endpoint.DisplayName);
        }

        using var readOnly = ClientOf((await api.Host.Http.PostJsonAsync("/api/v1/keys", """{ "label": "r", "scopes": ["read"] }""", HttpStatusCode.Created))["key"]!.GetValue<string>());
        var problem = await readOnly.PostJsonAsync("/api/v1/trunks", "{}", HttpStatusCode.Forbidden);
        problem.AssertProblem("/problems/forbidden");
        Assert.Contains("\"write\"", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_the_last_admin_key_stays()
    {
        using var team = await OtherTeamAsync();
        var made = await team.PostJsonAsync("/api/v1/keys", """{ "label": "short-lived", "scopes": ["read"] }""", HttpStatusCode.Created);
        using var http = ClientOf(made["key"]!.GetValue<string>());
        await http.GetJsonAsync("/api/v1/campaigns");

        Assert.Equal(HttpStatusCode.NoContent, (await team.DeleteAsync($"/api/v1/keys/{made["id"]}", Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/campaigns", Cancelled)).StatusCode);

        var own = (await team.GetJsonAsync("/api/v1/keys/current"))["id"]!.GetValue<string>();
        (await (await team.DeleteAsync($"/api/v1/keys/{own}", Cancelled)).ReadAsync(HttpStatusCode.Conflict)).AssertProblem("/problems/conflict");
        (await (await team.DeleteAsync("/api/v1/keys/000000000000", Cancelled)).ReadAsync(HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
        var listed = (await team.GetJsonAsync("/api/v1/keys"))["items"]!.AsArray();
        Assert.All(listed, key => Assert.Null(key!["key"]));
    }

    [Fact]
    public async Task Names_every_fault_of_a_key_and_lets_only_the_first_team_make_teams()
    {
        var problem = await api.Host.Http.PostJsonAsync(
            "/api/v1/keys", """{ "label": "", "scopes": ["read", "root"], "expiresAt": "2020-01-01T00:00:00Z" }""", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["label", "scopes[1]", "expiresAt"], problem.AssertProblem("/problems/validation"));

        using var other = await OtherTeamAsync();
        (await other.PostJsonAsync("/api/v1/teams", """{ "name": "Mine" }""", HttpStatusCode.Forbidden)).AssertProblem("/problems/forbidden");
        await other.GetJsonAsync("/api/v1/teams", HttpStatusCode.Forbidden);
        Assert.NotEmpty((await api.Host.Http.GetJsonAsync("/api/v1/teams"))["items"]!.AsArray());
    }

    private static StringContent? BodyOf(RouteEndpoint endpoint, string method) => method is "POST" or "PUT"
        ? new StringContent("{}", Encoding.UTF8, endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/json")
        : null;

    private async Task<HttpClient> OtherTeamAsync()
    {
        JsonNode team = await api.Host.Http.PostJsonAsync("/api/v1/teams", $$"""{ "name": "Team {{Guid.NewGuid()}}" }""", HttpStatusCode.Created);
        return ClientOf(team["key"]!.GetValue<string>());
    }

    private HttpClient ClientOf(string key)
    {
        var http = new HttpClient { BaseAddress = api.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    private static async Task<Guid> CreateAsync(HttpClient http, string kind, string json) =>
        (await http.PostJsonAsync($"/api/v1/{kind}", json, HttpStatusCode.Created))["id"]!.GetValue<Guid>();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
