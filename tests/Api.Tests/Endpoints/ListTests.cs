using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Campaigns.Api.Http;
using Campaigns.Api.Paging;
using Campaigns.Api.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Api.Tests.Endpoints;

public sealed partial class ListTests(SharedApi api)
{
    private HttpClient Http => api.Host.Http;

    [Fact]
    public async Task Contacts_are_sorted_filtered_and_paged()
    {
        var id = await Http.CreateCampaignAsync();
        await Http.ImportAsync(id, "phone,name,external_id,priority\n+12024561000,Carol,a,1\n+12024561001,Alice,b,3\n+13124561002,bob,c,2\n+13124561003,Dan,a,2\n", HttpStatusCode.OK);

        Assert.Equal(["Alice", "bob", "Carol", "Dan"], await NamesAsync($"/api/v1/campaigns/{id}/contacts?sort=displayName&limit=2"));
        Assert.Equal(["Alice", "Dan", "bob", "Carol"], await NamesAsync($"/api/v1/campaigns/{id}/contacts?sort=-priority&limit=1"));
        Assert.Equal(["bob", "Dan"], await NamesAsync($"/api/v1/campaigns/{id}/contacts?number=%2B1312"));
        Assert.Equal(["Alice"], await NamesAsync($"/api/v1/campaigns/{id}/contacts?number=+12024561001"));
        Assert.Equal(["Carol", "Dan"], await NamesAsync($"/api/v1/campaigns/{id}/contacts?externalId=a"));
        Assert.Equal(["Carol"], await NamesAsync($"/api/v1/campaigns/{id}/contacts?search=CAR&state=pending,dialing"));
        Assert.Empty(await NamesAsync($"/api/v1/campaigns/{id}/contacts?sort=nextAt"));
        var export = await Http.GetStringAsync($"/api/v1/campaigns/{id}/contacts/export?externalId=a", TestContext.Current.CancellationToken);
        Assert.Equal(3, export.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Campaigns_are_sorted_filtered_and_searched()
    {
        await using var host = await ApiHost.StartAsync(await api.CreateDatabaseAsync(), TestContext.Current.CancellationToken);
        var trunk = Guid.NewGuid();
        foreach (var (name, priority) in ((string, int)[])[("Spring", 1), ("autumn 50%", 3), ("Summer", 2)])
        {
            await host.ClaimAsync(trunk);
            var id = await host.Http.CreateCampaignAsync(name, trunk, priority);
            await host.SaveAsync(id);
        }

        Assert.Equal(["autumn 50%", "Spring", "Summer"], await NamesAsync("/api/v1/campaigns?sort=name&limit=1", host.Http, "name"));
        Assert.Equal(["autumn 50%", "Summer", "Spring"], await NamesAsync("/api/v1/campaigns?sort=-priority&limit=2", host.Http, "name"));
        Assert.Equal(["autumn 50%"], await NamesAsync("/api/v1/campaigns?search=0%25", host.Http, "name"));
        Assert.Equal(["Summer", "Spring"], await NamesAsync($"/api/v1/campaigns?search=s&status=draft,paused&trunkId={trunk}&search=", host.Http, "name"));
        Assert.Empty(await NamesAsync($"/api/v1/campaigns?assistantId={trunk}", host.Http, "name"));
    }

    [Theory]
    [InlineData("sort=shoeSize", "sort")]
    [InlineData("sort=-", "sort")]
    [InlineData("state=pending,asleep", "state")]
    [InlineData("number=12a", "number")]
    [InlineData("number=%2B1234567890123456", "number")]
    [InlineData("externalId=%00", "externalId")]
    [InlineData("limit=501&state=asleep&sort=x&cursor=***", "state limit sort cursor")]
    [InlineData("stat=pending&lmit=5", "stat lmit")]
    public async Task Names_every_bad_or_unknown_parameter(string query, string paths)
    {
        var id = await Http.CreateCampaignAsync();

        var problem = await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts?{query}", HttpStatusCode.BadRequest);

        Assert.Equal(paths.Split(' '), problem.AssertProblem("/problems/malformed"));
    }

    [Theory]
    [InlineData("disposition=sung", "disposition")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "to")]
    public async Task Names_bad_filters_of_attempts(string query, string path)
    {
        Assert.Equal([path], (await Http.GetJsonAsync($"/api/v1/attempts?{query}", HttpStatusCode.BadRequest)).AssertProblem("/problems/malformed"));
    }

    [Theory]
    [InlineData("displayName", "-displayName\n5\nx")]
    [InlineData("displayName", "arrival\n5\n")]
    [InlineData("displayName", "displayName\nx\ny")]
    [InlineData("displayName", "displayName\n5\n\0")]
    [InlineData("priority", "priority\n5\nhigh")]
    [InlineData("nextAt", "nextAt\n5\n2026-13-45T00:00:00Z")]
    [InlineData("arrival", "arrival\n5\n7")]
    [InlineData("arrival", "5")]
    public async Task A_cursor_of_another_order_or_of_nobodys_is_refused(string sort, string position)
    {
        var id = await Http.CreateCampaignAsync();

        var problem = await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts?sort={sort}&cursor={PageCursor.Encode(position)}", HttpStatusCode.BadRequest);

        Assert.Equal(["cursor"], problem.AssertProblem("/problems/malformed"));
    }

    [Fact]
    public async Task Every_route_refuses_a_parameter_that_it_does_not_have()
    {
        var campaign = await Http.CreateCampaignAsync();
        foreach (var endpoint in api.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            Assert.NotNull(endpoint.Metadata.GetMetadata<KnownQuery>());
            if (endpoint.Metadata.GetMetadata<TeamOwned>() is { What: not "campaign" })
            {
                // Nothing of that kind is there to be asked.
                continue;
            }

            var path = Parameter().Replace(endpoint.RoutePattern.RawText!, match => match.Value.Contains("guid", StringComparison.Ordinal) ? campaign.ToString() : "1");
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), $"{path}?unheardOf=1");
                if (method is "POST" or "PUT")
                {
                    request.Content = new StringContent("{}", Encoding.UTF8, endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/json");
                }

                using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(["unheardOf"], (await response.ReadAsync(HttpStatusCode.BadRequest)).AssertProblem("/problems/malformed"));
            }
        }
    }

    private Task<List<string>> NamesAsync(string path) => NamesAsync(path, Http, "displayName");

    private static async Task<List<string>> NamesAsync(string path, HttpClient http, string member)
    {
        List<string> names = [];
        string? cursor = null;
        do
        {
            var page = await http.GetJsonAsync(cursor is null ? path : $"{path}&cursor={cursor}");
            names.AddRange(page["items"]!.AsArray().Select(item => item![member]!.GetValue<string>()));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        return names;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
