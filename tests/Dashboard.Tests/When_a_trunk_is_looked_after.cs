using System.Net;
using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>A trunk's page: edited by two at once, tested with single calls, deleted.</summary>
public sealed class When_a_trunk_is_looked_after(DashboardInstallation installation)
{
    [Fact]
    public async Task Two_who_edit_it_lose_nothing_and_its_password_stays_unseen()
    {
        var created = await installation.Api.PostAsync("trunks", Settings("Edited by two", username: "us", password: "s3cret-word"));
        var trunk = (string)created["id"]!;
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"trunks/{trunk}");
        await Visitor.SeeAsync(page.GetByText("as us, password set"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ours");
        await page.GetByLabel("Calls a day from +12025550100").FillAsync("500");

        await installation.Api.PutAsync($"trunks/{trunk}", Settings("Theirs", username: "us", channels: 7));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var meanwhile = page.Locator("[data-meanwhile]");
        await Visitor.SeeAsync(meanwhile.GetByText("Max concurrent calls: 100 → 7"));
        await Visitor.SeeAsync(meanwhile.GetByText("Name: Edited by two → Theirs (you changed it too: the form has yours)"));
        await Assertions.Expect(page.GetByLabel("Calls at once")).ToHaveValueAsync("7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Visitor.SeeAsync(page.Locator("h1"), "Ours");

        var saved = await installation.Api.GetAsync($"trunks/{trunk}");
        Assert.Equal(("Ours", 7, true, 500), (
            (string)saved["name"]!, (int)saved["maxConcurrentCalls"]!, (bool)saved["hasPassword"]!, (int)saved["callerNumberRules"]![0]!["maxCallsPerDay"]!));
        await Visitor.SeeAsync(page.Locator("[data-number='+12025550100']").GetByText("0 of 500"));
        Assert.DoesNotContain("s3cret-word", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(visitor.ConsoleFaults);
    }

    [Fact]
    public async Task One_that_a_campaign_needs_stays_and_says_which()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Needs its trunk", contacts: 0);
        var trunk = (string)(await installation.Api.GetAsync($"campaigns/{campaign}"))["trunkId"]!;
        await using var visitor = await installation.SignedInAsync();
        await visitor.Page.GotoAsync($"trunks/{trunk}");
        await DeleteAsync(visitor.Page);
        await Visitor.SeeAsync(visitor.Page.Locator(".mud-dialog").GetByText("Campaign \"Needs its trunk\" still uses this trunk.").First);

        using var gone = await installation.Api.CommandAsync($"campaigns/{campaign}/cancel");
        await visitor.Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Visitor.SeeAsync(visitor.Page.Locator("h1"), "Trunks");
        await Assertions.Expect(visitor.Page.GetByText("Needs its trunk trunk", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_test_call_shows_what_the_carrier_answered()
    {
        var (trunk, _) = await installation.Api.NewPartsAsync(installation.Carrier.Port, "Tested");
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"trunks/{trunk}");

        // Tests run at night too.
        await page.GetByLabel("Keep to the legal hours there").UncheckAsync();
        await CallAsync(page, "+12125550101");
        await Visitor.SeeAsync(page.Locator("[data-test-result] .chip"), "Busy");
        await Visitor.SeeAsync(page.Locator("[data-test-result]").GetByText("486"));
        await Visitor.SeeAsync(page.Locator("[data-test-result]").GetByText("the far end refused"));
        await CallAsync(page, "+12125550100");
        await Visitor.SeeAsync(page.Locator("[data-test-result] .chip"), "Answered");
        Assert.Equal("INVITE 18x 200 end", string.Join(' ', (await page.Locator(".signals .mono").AllInnerTextsAsync()).Where(name => name != "100")));

        // Nobody picks up: our CANCEL and the end of its Expires at the carrier come at one time, and either is right.
        var unanswered = await installation.Api.PostAsync($"trunks/{trunk}/test-call", new { number = "+12125550102", ringTimeout = "00:00:05", legalHours = false });
        Assert.Equal(("noAnswer", 487), ((string)unanswered["disposition"]!, (int)unanswered["sipStatus"]!));
        Assert.NotNull(unanswered["ringingAt"]);
        var noted = (await installation.Api.GetAsync("audit?limit=20"))["items"]!.AsArray().Where(entry => ((string)entry!["target"]!).EndsWith($"{trunk}/test-call", StringComparison.Ordinal));
        Assert.Equal(["test call to **********02: noAnswer, legalHours: off", "test call to **********00: answered, legalHours: off", "test call to **********01: busy, legalHours: off"], noted.Select(entry => (string)entry!["note"]!));
        Assert.Empty(visitor.ConsoleFaults);

        var (_, key) = await installation.Api.NewKeyAsync("write");
        using var writer = new ApiAccess(installation.Address, key);
        using var refused = await writer.CommandAsync($"trunks/{trunk}/test-call");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task CallAsync(IPage page, string number)
    {
        await page.GetByLabel("Call", new() { Exact = true }).FillAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await Visitor.SeeAsync(page.Locator("[data-test-result]").GetByText(number));
    }

    private static async Task DeleteAsync(IPage page)
    {
        await page.Locator(".page-head").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
    }

    private static object Settings(string name, string? username = null, string? password = null, int channels = 100) => new
    {
        name,
        host = "127.0.0.1",
        port = 5060,
        username,
        password,
        callerNumbers = new[] { "+12025550100" },
        maxConcurrentCalls = channels,
        maxCallsPerSecond = 10,
    };
}
