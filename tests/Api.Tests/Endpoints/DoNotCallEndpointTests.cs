using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class DoNotCallEndpointTests(SharedApi api)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Adds_tells_the_cluster_lists_and_removes()
    {
        var added = await api.Host.Http.PostJsonAsync(
            "/api/v1/do-not-call", """{ "numbers": ["+12024562221", "(202) 456-2222", "+1 202 456 2221"], "defaultRegion": "US", "reason": "asked us" }""", HttpStatusCode.OK);

        Assert.Equal(["+12024562221", "+12024562222"], added["numbers"]!.AsArray().Select(number => number!.GetValue<string>()).Order());
        Assert.Contains("+12024562221", api.Host.Cluster.DoNotCall.Told);
        Assert.Contains("+12024562222", api.Host.Cluster.DoNotCall.Told);
        Assert.Equal("asked us", (await api.Host.Http.GetJsonAsync("/api/v1/do-not-call/+12024562221"))["reason"]!.GetValue<string>());
        await api.Host.Http.GetJsonAsync("/api/v1/do-not-call/%2B12024562222");
        Assert.Contains(
            (await api.Host.Http.GetJsonAsync("/api/v1/do-not-call?limit=500"))["items"]!.AsArray(),
            entry => entry!["phoneNumber"]!.GetValue<string>() == "+12024562222");

        Assert.Equal(HttpStatusCode.NoContent, (await api.Host.Http.DeleteAsync("/api/v1/do-not-call/+12024562221", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Host.Http.DeleteAsync("/api/v1/do-not-call/+12024562221", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task One_bad_number_changes_nothing()
    {
        var problem = await api.Host.Http.PostJsonAsync(
            "/api/v1/do-not-call", """{ "numbers": ["+12024563331", "nobody", "12"], "reason": "" }""", HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["numbers[1]", "numbers[2]", "reason"], problem.AssertProblem("/problems/validation").Order(StringComparer.Ordinal));
        await api.Host.Http.GetJsonAsync("/api/v1/do-not-call/+12024563331", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("+12024564441\n+1 202 456 4442\nnobody\n+12024564441\n", "Imported")]
    [InlineData("name;phone;reason\nAda;+12024564441;court\nBea;+12024564442;court\nCid;nobody;court\nDan;+12024564441;again\n", "court")]
    public async Task A_list_is_imported_row_by_row_and_exported_again(string file, string reason)
    {
        using var team = await api.Host.NewTeamAsync();

        var answer = await ImportAsync(team, "", file, HttpStatusCode.OK);

        Assert.Equal((2, 1, 1), (answer["added"]!.GetValue<int>(), answer["alreadyListed"]!.GetValue<int>(), answer["failed"]!.GetValue<int>()));
        Assert.Equal("nobody", answer["firstErrors"]![0]!["value"]!.GetValue<string>());
        Assert.Contains("+12024564442", api.Host.Cluster.DoNotCall.Told);
        var csv = await team.GetStringAsync("/api/v1/do-not-call/export", Cancelled);
        Assert.Equal(
            ["phone_number,reason,source", $"'+12024564441,{reason},import", $"'+12024564442,{reason},import"],
            csv.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Replace("\"", "", StringComparison.Ordinal)).Select(line => line[..line.LastIndexOf(',')]));
        var lines = (await team.GetStringAsync("/api/v1/do-not-call/export?format=ndjson", Cancelled)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);

        // What was taken out can be put in again.
        Assert.Equal(2, (await ImportAsync(team, "", csv, HttpStatusCode.OK))["alreadyListed"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_and_one_that_breaks_off_keeps_what_came_before()
    {
        using var team = await api.Host.NewTeamAsync();

        (await ImportAsync(team, "", "name,city\nAda,Rome\n", HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/unreadable-file");
        Assert.Equal(["defaultRegion", "reason"], (await ImportAsync(
            team, $"?defaultRegion=usa&reason={new string('x', 201)}", "+12024564441\n", HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/validation"));

        var rows = string.Concat(Enumerable.Range(0, 2_000).Select(n => FormattableString.Invariant($"+1202555{n:0000}\n")));
        (await ImportAsync(team, "", rows + "\"+12024564441", HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/unreadable-file");
        await team.GetJsonAsync("/api/v1/do-not-call/+12025551999");
    }

    [Fact]
    public async Task One_teams_list_is_nobody_elses()
    {
        using var team = await api.Host.NewTeamAsync();
        await team.PostJsonAsync("/api/v1/do-not-call", """{ "numbers": ["+12024565551"], "reason": "asked them" }""", HttpStatusCode.OK);

        Assert.Equal("api", (await team.GetJsonAsync("/api/v1/do-not-call/+12024565551"))["source"]!.GetValue<string>());
        await api.Host.Http.GetJsonAsync("/api/v1/do-not-call/+12024565551", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Host.Http.DeleteAsync("/api/v1/do-not-call/+12024565551", Cancelled)).StatusCode);
        Assert.Single((await team.GetJsonAsync("/api/v1/do-not-call"))["items"]!.AsArray());
    }

    private static async Task<JsonNode> ImportAsync(HttpClient http, string query, string file, HttpStatusCode expected)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        return await (await http.PostAsync($"/api/v1/do-not-call/import{query}", content, Cancelled)).ReadAsync(expected);
    }
}
