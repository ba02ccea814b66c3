using System.Net;
using System.Text.Json.Nodes;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class ExportTests(SharedApi api)
{
    [Fact]
    public async Task Contacts_leave_as_they_came_and_no_cell_runs()
    {
        var campaign = await api.Host.Http.CreateCampaignAsync();
        await api.Host.Http.ImportAsync(
            campaign, "phone,name,external_id,balance\n+12024567021,=1+1,crm-1,12.50\n+12024567022,\"Ada, \"\"A\"\"\",@SUM(A1),\n", HttpStatusCode.OK);

        using var csv = await api.Host.Http.GetAsync($"/api/v1/campaigns/{campaign}/contacts/export", TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"contacts-{campaign:N}.csv", csv.Content.Headers.ContentDisposition?.FileName);
        var lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("id,phone_number,name,external_id,time_zones,priority,state,attempts_spent,next_at,consent,consent_source,consent_at,variables", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1,", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"Ada, \"\"A\"\"\"", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain(",@SUM", lines[2], StringComparison.Ordinal);

        var objects = await LinesAsync($"/api/v1/campaigns/{campaign}/contacts/export?format=ndjson");
        Assert.Equal(["=1+1", "Ada, \"A\""], objects.Select(contact => contact["displayName"]!.GetValue<string>()));
        Assert.Equal("12.50", objects[0]["variables"]!["balance"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_export_holds_every_contact_beyond_one_page()
    {
        var campaign = await api.Host.Http.CreateCampaignAsync();
        var numbers = Enumerable.Range(0, 2_300).Select(number => $"+1202456{number + 1000:D4}").ToArray();
        await api.Host.Http.ImportAsync(campaign, "phone\n" + string.Join('\n', numbers) + "\n", HttpStatusCode.OK);

        var objects = await LinesAsync($"/api/v1/campaigns/{campaign}/contacts/export?format=ndjson");

        Assert.Equal(numbers, objects.Select(contact => contact["phoneNumber"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_campaign_without_attempts_exports_a_header_and_an_unknown_format_is_refused()
    {
        var campaign = await api.Host.Http.CreateCampaignAsync();

        using var csv = await api.Host.Http.GetAsync($"/api/v1/campaigns/{campaign}/attempts/export?format=csv", TestContext.Current.CancellationToken);
        Assert.Single((await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n"));
        Assert.Empty(await LinesAsync($"/api/v1/campaigns/{campaign}/attempts/export?format=ndjson"));
        Assert.Equal(["format"], (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/attempts/export?format=xlsx", HttpStatusCode.BadRequest)).AssertProblem("/problems/malformed"));
    }

    private async Task<List<JsonNode>> LinesAsync(string path)
    {
        using var response = await api.Host.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
