using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class ImportTests(SharedApi api)
{
    private HttpClient Http => api.Host.Http;

    [Fact]
    public async Task Imports_the_good_rows_and_reports_every_bad_one()
    {
        var id = await Http.CreateCampaignAsync();
        var file = new StringBuilder("\uFEFFPhone Number;Name;City;tz\r\n");
        for (var row = 0; row < 40; row++)
        {
            file.Append(row % 2 == 0 ? $"+1 202 456 {1000 + row};Contact {row};Washington;\r\n" : $"=cmd|{row};Contact {row};Nowhere;Mars/{row}\r\n");
        }

        var answer = await Http.ImportAsync(id, file.ToString(), HttpStatusCode.OK);

        Assert.Equal((20, 0, 0, 20), Counts(answer));
        Assert.Equal(10, answer["firstErrors"]!.AsArray().Count);
        Assert.Equal((3, "Phone Number"), (answer["firstErrors"]![0]!["row"]!.GetValue<int>(), answer["firstErrors"]![0]!["column"]!.GetValue<string>()));
        using var errors = await Http.GetAsync(answer["errorsUrl"]!.GetValue<string>(), TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", errors.Content.Headers.ContentType?.MediaType);
        var lines = (await errors.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(41, lines.Length);
        Assert.Contains("'=cmd|1", lines[1], StringComparison.Ordinal);
        Assert.Equal(1, api.Host.Cluster.Campaign(id).ContactChanges);

        var contact = (await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts?limit=1"))["items"]![0]!;
        Assert.Equal(("+12024561000", "Contact 0", "Washington", "pending"), (Text(contact, "phoneNumber"), Text(contact, "displayName"), Text(contact["variables"]!, "City"), Text(contact, "state")));
        Assert.Contains("America/New_York", contact["timeZones"]!.AsArray().Select(zone => zone!.GetValue<string>()));
    }

    [Theory]
    [InlineData("name\nJulius\n")]
    [InlineData("phone\n+12024561000\n\"+12024561001\n")]
    [InlineData("phone,name\n+12024561000,a\n+1202456")]
    [InlineData("phone\n+12024561000\n\0\n")]
    [InlineData("")]
    public async Task A_file_that_can_not_be_read_changes_nothing(string file)
    {
        var id = await Http.CreateCampaignAsync();

        (await Http.ImportAsync(id, file, HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/unreadable-file");
        Assert.Empty(await ContactsAsync(id));
        Assert.Equal(0, api.Host.Cluster.Campaign(id).ContactChanges);
    }

    [Fact]
    public async Task A_wrong_encoding_behind_a_million_bytes_changes_nothing()
    {
        var id = await Http.CreateCampaignAsync();
        var good = string.Concat(Enumerable.Range(0, 60_000).Select(row => $"+1202456{row % 10_000:0000},row {row}\n"));
        byte[] file = [.. Encoding.UTF8.GetBytes("phone,name\nnobody,x\n" + good), .. Encoding.Latin1.GetBytes("+12024561000,Zoë\n")];

        var problem = await Http.ImportAsync(id, file, HttpStatusCode.UnprocessableEntity);
        problem.AssertProblem("/problems/unreadable-file");
        Assert.Contains("UTF-8", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await ContactsAsync(id));
    }

    [Fact]
    public async Task Numbers_that_a_spreadsheet_mangled_are_reported_and_a_lost_plus_is_understood_with_a_region()
    {
        var id = await Http.CreateCampaignAsync();

        var answer = await Http.ImportAsync(
            id, "phone\n1.20246E+10\n\"1,20246E+10\"\n12024561000\n2024561001\n'+12024561002\n#NAME?\n12024561003.0\n911\n+19002345678\n", HttpStatusCode.OK, "?defaultRegion=US");

        var numbers = (await ContactsAsync(id)).Select(contact => Text(contact!, "phoneNumber")).ToArray();
        Assert.Equal(["+12024561000", "+12024561001", "+12024561002"], numbers[..3]);
        var failed = answer["firstErrors"]!.AsArray().Select(error => Text(error!, "value")).ToArray();
        Assert.Subset(failed.ToHashSet(), new HashSet<string> { "1.20246E+10", "1,20246E+10", "#NAME?", "911", "+19002345678" });
    }

    [Theory]
    [InlineData("", 1, 0, 2, "Old")]
    [InlineData("?duplicates=skip", 1, 0, 2, "Old")]
    [InlineData("?duplicates=update", 1, 1, 1, "New 2")]
    [InlineData("?duplicates=replace", 1, 1, 1, "New 2")]
    public async Task Duplicates_follow_the_policy(string query, int imported, int updated, int skipped, string name)
    {
        var id = await Http.CreateCampaignAsync();
        await Http.ImportAsync(id, "phone,name\n+12024561000,Old\n", HttpStatusCode.OK);

        var answer = await Http.ImportAsync(id, "phone,name\n+1 (202) 456-1000,New 1\n+12024561000,New 2\n+12024561001,Other\n", HttpStatusCode.OK, query);

        Assert.Equal((imported, updated, skipped, 0), Counts(answer));
        Assert.Equal(name, Text((await ContactsAsync(id)).First(contact => Text(contact!, "phoneNumber") == "+12024561000")!, "displayName"));
    }

    [Fact]
    public async Task A_dry_run_counts_and_stores_nothing()
    {
        var id = await Http.CreateCampaignAsync();
        await Http.ImportAsync(id, "phone\n+12024561000\n", HttpStatusCode.OK);

        var answer = await Http.ImportAsync(id, "phone\n+12024561000\n+12024561001\nnobody\n", HttpStatusCode.OK, "?dryRun=true");

        Assert.Equal((1, 0, 1, 1), Counts(answer));
        Assert.True(answer["dryRun"]!.GetValue<bool>());
        Assert.Single(await ContactsAsync(id));
        Assert.Equal(1, api.Host.Cluster.Campaign(id).ContactChanges);
    }

    [Theory]
    [InlineData("?duplicates=twice", "duplicates")]
    [InlineData("?defaultRegion=usa", "defaultRegion")]
    public async Task Names_bad_parameters(string query, string path)
    {
        var id = await Http.CreateCampaignAsync();

        Assert.Equal([path], (await Http.ImportAsync(id, "phone\n", HttpStatusCode.UnprocessableEntity, query)).AssertProblem("/problems/validation"));
    }

    [Fact]
    public async Task A_running_campaign_takes_contacts_only_when_it_is_kept_open()
    {
        var closed = await Http.CreateCampaignAsync();
        await Http.CommandAsync(closed, "launch");
        (await Http.ImportAsync(closed, "phone\n+12024561000\n", HttpStatusCode.Conflict)).AssertProblem("/problems/conflict");
        await Http.CommandAsync(closed, "pause");
        await Http.ImportAsync(closed, "phone\n+12024561000\n", HttpStatusCode.OK);
        await Http.CommandAsync(closed, "cancel");
        (await Http.ImportAsync(closed, "phone\n+12024561001\n", HttpStatusCode.Conflict)).AssertProblem("/problems/conflict");

        var open = await Http.CreateCampaignAsync(""", "keepOpen": true""");
        await Http.CommandAsync(open, "launch");
        await Http.ImportAsync(open, "phone\n+12024561000\n", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Numbers_on_the_do_not_call_list_are_final_at_once()
    {
        var id = await Http.CreateCampaignAsync();
        await Http.PostJsonAsync("/api/v1/do-not-call", """{ "numbers": ["+12024569999"], "reason": "asked" }""", HttpStatusCode.OK);

        var answer = await Http.ImportAsync(id, "phone\n+12024569999\n+12024561000\n", HttpStatusCode.OK);

        Assert.Equal(1, answer["onDoNotCallList"]!.GetValue<int>());
        Assert.Equal("+12024569999", Text(Assert.Single((await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts?state=doNotCall"))["items"]!.AsArray())!, "phoneNumber"));
        Assert.Single((await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts?state=pending"))["items"]!.AsArray());
    }

    private async Task<JsonArray> ContactsAsync(Guid id) => (await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts"))["items"]!.AsArray();

    private static (int Imported, int Updated, int Skipped, int Failed) Counts(JsonNode answer) =>
        (answer["imported"]!.GetValue<int>(), answer["updated"]!.GetValue<int>(), answer["skipped"]!.GetValue<int>(), answer["failed"]!.GetValue<int>());

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
