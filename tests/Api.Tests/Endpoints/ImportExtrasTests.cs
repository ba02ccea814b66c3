using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaigns.Api.Tests.Endpoints;

/// <summary>Mappings, previews, all or nothing, JSON, and the import as a thing that can be asked for.</summary>
public sealed class ImportExtrasTests(SharedApi api)
{
    private HttpClient Http => api.Host.Http;

    [Fact]
    public async Task Columns_are_guessed_or_said_and_a_dry_run_shows_what_was_understood()
    {
        var id = await Http.CreateCampaignAsync();
        var mapping = Uri.EscapeDataString("""{"Rufnummer":"phoneNumber","kunde":"externalId","Notiz":"ignore"}""");

        var answer = await Http.ImportAsync(
            id, "Rufnummer;Name;Kunde;Stadt;Notiz\n+12024561000;Ada;k-1;Ulm;geheim\nnobody;Bob;k-2;Ulm;\n", HttpStatusCode.OK, $"?dryRun=true&mapping={mapping}");

        Assert.Equal(
            ["Rufnummer=phoneNumber", "Name=displayName", "Kunde=externalId", "Stadt=variable", "Notiz=ignore"],
            answer["columns"]!.AsArray().Select(column => $"{column!["name"]}={column["field"]}"));
        var row = Assert.Single(answer["preview"]!.AsArray())!;
        Assert.Equal(("+12024561000", "Ada", "k-1", """{"Stadt":"Ulm"}"""), (Text(row, "phoneNumber"), Text(row, "displayName"), Text(row, "externalId"), row["variables"]!.ToJsonString()));
        Assert.Empty((await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("Tel.;Name;Stadt\n030 1234;Ada;Ulm\n030 5678;;\n", "Tel.=variable:030 1234|030 5678 Name=displayName:Ada| Stadt=variable:Ulm|")]
    [InlineData("phone,number,\n+12024561000,1,x\n", "phone=phoneNumber:+12024561000 number=phoneNumber:1 column 3=variable:x")]
    [InlineData("phone,note\n1,a\n2,b\n3,c\n4,d\n", "phone=phoneNumber:1|2|3 note=variable:a|b|c")]
    [InlineData("phone,note\n1,a\n2,\"cut off in the mid", "phone=phoneNumber:1 note=variable:a")]
    [InlineData("phone", "phone=phoneNumber:")]
    public async Task The_beginning_of_a_file_tells_what_its_columns_would_be_and_stores_nothing(string beginning, string expected)
    {
        var id = await Http.CreateCampaignAsync();

        var answer = await PostBeginningAsync(id, Encoding.UTF8.GetBytes(beginning), HttpStatusCode.OK);

        Assert.Equal(
            expected,
            string.Join(' ', answer["columns"]!.AsArray().Select(column => $"{column!["name"]}={column["field"]}:{string.Join('|', column["samples"]!.AsArray().Select(value => value!.GetValue<string>()))}")));
        Assert.Empty((await Http.GetJsonAsync($"/api/v1/campaigns/{id}/imports"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_long_value_is_cut_and_a_beginning_may_end_in_the_middle_of_a_character()
    {
        var id = await Http.CreateCampaignAsync();
        byte[] beginning = [.. Encoding.UTF8.GetBytes($"phone,note\n1,{new string('x', 500)}\n2,"), 0xC3];

        var column = (await PostBeginningAsync(id, beginning, HttpStatusCode.OK))["columns"]![1]!;

        Assert.Equal(new string('x', 100) + "…", column["samples"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_beginning_without_a_readable_header_is_refused()
    {
        var id = await Http.CreateCampaignAsync();
        foreach (var beginning in (byte[][])[[], [0xFF, 0xFE, 0x61, 0x00], Encoding.UTF8.GetBytes($"{new string('x', 200)}\n1\n"), Encoding.UTF8.GetBytes(new string(',', 200))])
        {
            (await PostBeginningAsync(id, beginning, HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/unreadable-file");
        }
    }

    [Fact]
    public async Task A_column_without_a_name_is_mapped_by_its_place()
    {
        var id = await Http.CreateCampaignAsync();
        var mapping = Uri.EscapeDataString("""{"column 2":"phoneNumber"}""");

        var answer = await Http.ImportAsync(id, "city,\nUlm,+12024561000\n", HttpStatusCode.OK, $"?mapping={mapping}");

        Assert.Equal(1, answer["imported"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"a":"shoeSize"}""")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":"phoneNumber""")]
    public async Task A_mapping_that_is_none_is_named(string mapping)
    {
        var id = await Http.CreateCampaignAsync();

        var problem = await Http.ImportAsync(id, "phone\n", HttpStatusCode.UnprocessableEntity, $"?mapping={Uri.EscapeDataString(mapping)}&notDialledWithin=soon");

        Assert.Equal(["mapping", "notDialledWithin"], problem.AssertProblem("/problems/validation"));
    }

    [Theory]
    [InlineData("""{"Tel":"phoneNumber"}""", "phone\n+12024561000\n")]
    [InlineData("""{"phone":"variable"}""", "phone\n+12024561000\n")]
    [InlineData("""{"a":"phoneNumber","b":"phoneNumber"}""", "a,b\n+12024561000,\n")]
    public async Task A_mapping_that_does_not_fit_the_file_changes_nothing(string mapping, string file)
    {
        var id = await Http.CreateCampaignAsync();

        (await Http.ImportAsync(id, file, HttpStatusCode.UnprocessableEntity, $"?mapping={Uri.EscapeDataString(mapping)}")).AssertProblem("/problems/unreadable-file");
    }

    [Fact]
    public async Task All_or_nothing_stores_nothing_for_one_bad_row_and_names_every_one()
    {
        var id = await Http.CreateCampaignAsync();

        var problem = await Http.ImportAsync(id, "phone,tz\n+12024561000,\nnobody,Mars/One\n+12024561001,\nno one,\n", HttpStatusCode.UnprocessableEntity, "?allOrNothing=true");

        Assert.Equal(["row 3, phone", "row 3, tz", "row 5, phone"], problem.AssertProblem("/problems/bad-rows"));
        Assert.Empty((await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts"))["items"]!.AsArray());
        var import = Assert.Single((await Http.GetJsonAsync($"/api/v1/campaigns/{id}/imports"))["items"]!.AsArray())!;
        Assert.Equal(("refused", 4, 2), (Text(import, "state"), import["rowsRead"]!.GetValue<int>(), import["rowsFailed"]!.GetValue<int>()));
        var errors = await Http.GetStringAsync(Text(import, "errorsUrl"), TestContext.Current.CancellationToken);
        Assert.Equal(4, errors.TrimEnd().Split('\n').Length);
        await Http.ImportAsync(id, "phone\n+12024561000\n", HttpStatusCode.OK, "?allOrNothing=true");
    }

    [Fact]
    public async Task A_json_array_is_imported_with_the_members_of_a_contact()
    {
        var id = await Http.CreateCampaignAsync();

        var answer = await PostJsonListAsync(
            id,
            """[ { "phoneNumber": "+12024561000", "displayName": "Ada", "variables": { "balance": 12.5 } }, { "phoneNumber": "2024561001" }, { "phoneNumber": "+12024561002", "naem": 1 }, 7 ]""",
            HttpStatusCode.OK,
            "?defaultRegion=US");

        Assert.Equal((2, 2), (answer["imported"]!.GetValue<int>(), answer["failed"]!.GetValue<int>()));
        Assert.Equal(["3 naem", "4 "], answer["firstErrors"]!.AsArray().Select(fault => $"{fault!["row"]} {fault["column"]}").Distinct().Take(2));
        Assert.Equal(
            ["+12024561000", "+12024561001"],
            (await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts"))["items"]!.AsArray().Select(contact => Text(contact!, "phoneNumber")));
    }

    [Theory]
    [InlineData("""[ { "phoneNumber": "+12024561000" }, { "phoneNumber": "+1202""")]
    [InlineData("""{ "phoneNumber": "+12024561000" }""")]
    [InlineData("""[ { "phoneNumber": "+12024561000" } ] x""")]
    [InlineData("")]
    public async Task A_json_file_that_is_no_array_or_was_cut_off_changes_nothing(string file)
    {
        var id = await Http.CreateCampaignAsync();

        (await PostJsonListAsync(id, file, HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/unreadable-file");
        Assert.Empty((await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts"))["items"]!.AsArray());
    }

    [Fact]
    public async Task An_item_that_is_larger_than_memory_should_hold_ends_the_import()
    {
        var id = await Http.CreateCampaignAsync();
        var file = $$"""[ { "phoneNumber": "+12024561000" }, { "displayName": "{{new string('x', 3 * 1024 * 1024)}}" } ]""";

        (await PostJsonListAsync(id, file, HttpStatusCode.UnprocessableEntity)).AssertProblem("/problems/unreadable-file");
    }

    [Fact]
    public async Task An_import_can_be_asked_for_and_another_campaigns_is_not_found()
    {
        var id = await Http.CreateCampaignAsync();
        var answer = await Http.ImportAsync(id, "phone\n+12024561000\nnobody\n", HttpStatusCode.OK);

        var import = await Http.GetJsonAsync($"/api/v1/campaigns/{id}/imports/{answer["importId"]}");

        Assert.Equal(("done", 2, 1, 1), (Text(import, "state"), import["rowsRead"]!.GetValue<int>(), import["rowsFailed"]!.GetValue<int>(), import["imported"]!.GetValue<int>()));
        var other = await Http.CreateCampaignAsync();
        (await Http.GetJsonAsync($"/api/v1/campaigns/{other}/imports/{answer["importId"]}", HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
        Assert.Empty((await Http.GetJsonAsync($"/api/v1/campaigns/{other}/imports"))["items"]!.AsArray());
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing_and_is_seen_while_it_runs()
    {
        var id = await Http.CreateCampaignAsync();
        var running = new TaskCompletionSource();
        using var cut = new CancellationTokenSource();
        using var content = new CutUpload(running, cut.Token);
        var upload = Http.PostAsync($"/api/v1/campaigns/{id}/contacts/import", content, cut.Token);

        await running.Task.WaitAsync(TestContext.Current.CancellationToken);
        JsonNode? import = null;
        while (import is null)
        {
            import = (await Http.GetJsonAsync($"/api/v1/campaigns/{id}/imports"))["items"]!.AsArray().SingleOrDefault();
        }

        Assert.Equal("running", Text(import, "state"));
        Assert.Empty((await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts"))["items"]!.AsArray());
        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => upload);
        while (Text(import, "state") == "running")
        {
            import = await Http.GetJsonAsync($"/api/v1/campaigns/{id}/imports/{import["importId"]}");
        }

        Assert.Equal("refused", Text(import, "state"));
        Assert.Empty((await Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts"))["items"]!.AsArray());
    }

    private async Task<JsonNode> PostJsonListAsync(Guid campaign, string json, HttpStatusCode expected, string query = "") =>
        await (await Http.PostAsync($"/api/v1/campaigns/{campaign}/contacts/import{query}", HttpExtensions.Json(json), TestContext.Current.CancellationToken)).ReadAsync(expected);

    private async Task<JsonNode> PostBeginningAsync(Guid campaign, byte[] beginning, HttpStatusCode expected)
    {
        using var content = new ByteArrayContent(beginning);
        content.Headers.ContentType = new("text/csv");
        return await (await Http.PostAsync($"/api/v1/campaigns/{campaign}/contacts/import/columns", content, TestContext.Current.CancellationToken)).ReadAsync(expected);
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    /// <summary>Sends some rows, and then nothing until it is cut off.</summary>
    private sealed class CutUpload : HttpContent
    {
        private readonly TaskCompletionSource _running;
        private readonly CancellationToken _cut;

        public CutUpload(TaskCompletionSource running, CancellationToken cut)
        {
            (_running, _cut) = (running, cut);
            Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("text/csv");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes("phone\n+12024561000\n+12024561001\n"), _cut);
            await stream.FlushAsync(_cut);
            _running.SetResult();
            var over = new TaskCompletionSource();
            await using var _ = _cut.Register(() => over.SetCanceled(_cut));
            await over.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
