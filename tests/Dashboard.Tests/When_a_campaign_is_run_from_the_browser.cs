using System.Text;
using System.Text.RegularExpressions;
using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>What an operator does all day, against the carrier simulator, which counts.</summary>
public sealed class When_a_campaign_is_run_from_the_browser(DashboardInstallation installation)
{
    private const int Contacts = 12;

    [Fact]
    public async Task From_sign_in_over_a_contact_list_to_a_finished_campaign()
    {
        var name = $"Journey {Guid.NewGuid():N}";
        await installation.Api.NewPartsAsync(installation.Carrier.Port, name);
        var invitesBefore = await installation.Carrier.InvitesAsync();
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "New campaign" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel(new Regex(@"^\s*Assistant")).SelectOptionAsync(new SelectOptionValue { Label = $"{name} assistant" });
        await page.GetByLabel(new Regex(@"^\s*Trunk")).SelectOptionAsync(new SelectOptionValue { Label = $"{name} trunk (+12025550100)" });
        await page.GetByLabel("New calls a second").FillAsync("20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "At any hour" }).ClickAsync();
        await page.GetByLabel("Keep to the legal hours").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft and add contacts" }).ClickAsync();

        await Visitor.ChooseAsync(page.Locator("input[type=file]"), new FilePayload
        {
            Name = "contacts.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(SampleList.Of(Contacts) + "not a number,Nobody\n"),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 12 contacts" }).ClickAsync();
        await Visitor.SeeAsync(page.GetByText("12 contacts imported"));
        await Visitor.SeeAsync(page.GetByText("not a number"));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download every bad row" }).ClickAsync());
        Assert.Contains("not a number", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rehearse" }).ClickAsync();
        await Visitor.SeeAsync(page.Locator("[data-forecast]").GetByText("to 12 contacts"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();

        await Visitor.SeeAsync(page.Locator(".title-line .chip"), "Completed");
        await Visitor.SeeAsync(page.Locator("[data-kpi=completed]"), "100.0 %");
        await Visitor.SeeAsync(page.Locator("[data-kpi=answered]"), "100.0 %");
        await Assertions.Expect(page.Locator("table.calls tbody tr")).ToHaveCountAsync(Contacts, new() { Timeout = Visitor.PatienceMs });
        Assert.Equal(Contacts, await installation.Carrier.InvitesAsync() - invitesBefore);

        await page.Locator("table.calls .row-link").First.ClickAsync();
        await Visitor.SeeAsync(page.GetByRole(AriaRole.Heading, new() { Name = "Calls", Exact = true }));
        await Visitor.SeeAsync(page.Locator("table.calls .chip"), "Answered");
        Assert.Empty(visitor.ConsoleFaults);
    }

    [Fact]
    public async Task Pause_stops_new_calls_as_the_carrier_counts_them_and_resume_goes_on()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Paused in the middle", contacts: 30);
        var before = await installation.Carrier.InvitesAsync();
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"campaigns/{campaign}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();
        await Visitor.SeeOtherThanAsync(page.Locator("[data-kpi=inCall]"), "0");

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        var resume = page.GetByRole(AriaRole.Button, new() { Name = "Resume" });
        await Visitor.SeeAsync(resume);

        // Usable again once the command was answered: from then on it is in force.
        await Assertions.Expect(resume).ToBeEnabledAsync(new() { Timeout = Visitor.PatienceMs });
        var begun = await installation.Api.BegunCallsAsync(campaign);
        await Visitor.SeeAsync(page.Locator("[data-kpi=inCall]"), "0");
        await Visitor.SeeAsync(page.Locator("[data-kpi=ringing]"), "0");
        var invites = await installation.Carrier.InvitesAsync() - before;
        Assert.InRange(invites, 1, begun);
        Assert.NotEqual("0", await page.Locator("[data-kpi=waiting]").InnerTextAsync());

        await resume.ClickAsync();
        await installation.Carrier.InvitesAboveAsync(before + begun);
        using var cancelled = await installation.Api.CommandAsync($"campaigns/{campaign}/cancel?hangUpActiveCalls=true");
        Assert.True(cancelled.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Two_browsers_come_to_show_the_same()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Seen by two", contacts: 10);
        await using var one = await installation.SignedInAsync();
        await using var other = await installation.SignedInAsync();
        await one.Page.GotoAsync($"campaigns/{campaign}");
        await other.Page.GotoAsync($"campaigns/{campaign}");
        await Visitor.SeeAsync(other.Page.Locator(".title-line .chip"), "Draft");

        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();
        foreach (var page in new[] { one.Page, other.Page })
        {
            await Visitor.SeeAsync(page.Locator(".title-line .chip"), "Completed");
            await Visitor.SeeAsync(page.Locator("[data-kpi=completed]"), "100.0 %");
            await Visitor.SeeAsync(page.Locator("[data-kpi=waiting]"), "0");
        }
    }

    [Fact]
    public async Task A_launch_that_is_refused_says_every_reason()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Nobody to call", contacts: 0);
        await using var visitor = await installation.SignedInAsync();
        await visitor.Page.GotoAsync($"campaigns/{campaign}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();

        await Visitor.SeeAsync(visitor.Page.GetByRole(AriaRole.Alert));
        Assert.Contains("contact", await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await Visitor.SeeAsync(visitor.Page.Locator(".title-line .chip"), "Draft");
    }

    [Fact]
    public async Task A_viewer_sees_the_campaign_and_no_way_to_start_it_and_the_API_refuses_too()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Only looked at", contacts: 2);
        var (_, key) = await installation.Api.NewKeyAsync("read");
        await using var visitor = await installation.SignedInAsync(key);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "New campaign" })).ToHaveCountAsync(0);
        await visitor.Page.GotoAsync($"campaigns/{campaign}");

        await Visitor.SeeAsync(visitor.Page.Locator("[data-kpi=waiting]"), "2");
        foreach (var command in new[] { "Launch", "Edit", "Delete", "Cancel" })
        {
            await Assertions.Expect(visitor.Page.Locator(".page-head").GetByText(command)).ToHaveCountAsync(0);
        }

        using var viewer = new ApiAccess(installation.Address, key);
        using var refused = await viewer.CommandAsync($"campaigns/{campaign}/launch");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task An_edit_keeps_what_the_form_does_not_show_and_is_locked_while_the_campaign_runs()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Edited", contacts: 40, maxConcurrentCalls: 1);
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"campaigns/{campaign}/edit");
        await page.GetByLabel("Calls at once").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Visitor.SeeAsync(page.GetByText("of 2 at once"));
        var saved = await installation.Api.GetAsync($"campaigns/{campaign}");
        Assert.Equal("00:00:01", (string?)saved["retry"]!["noAnswer"]!["delay"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();
        await Visitor.SeeAsync(page.GetByRole(AriaRole.Button, new() { Name = "Pause" }));
        await page.GotoAsync($"campaigns/{campaign}/edit");
        await Assertions.Expect(page.GetByLabel("Calls at once")).ToBeDisabledAsync(new() { Timeout = Visitor.PatienceMs });
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause to edit" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Calls at once")).ToBeEnabledAsync(new() { Timeout = Visitor.PatienceMs });
        using var cancelled = await installation.Api.CommandAsync($"campaigns/{campaign}/cancel?hangUpActiveCalls=true");
        Assert.True(cancelled.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_page_says_that_it_is_cut_off_and_comes_back_by_itself()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Cut off", contacts: 20, maxConcurrentCalls: 2);
        await using var visitor = await installation.SignedInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"campaigns/{campaign}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();
        await Visitor.SeeOtherThanAsync(page.Locator("[data-kpi=inCall]"), "0");

        await installation.StopApiAsync();
        await Assertions.Expect(page.GetByText("Connection lost.")).ToBeVisibleAsync(new() { Timeout = Visitor.PatienceMs });
        await installation.StartApiAsync();

        await Assertions.Expect(page.GetByText("Connection lost.")).ToBeHiddenAsync(new() { Timeout = Visitor.PatienceMs });
        await Visitor.SeeAsync(page.Locator(".title-line .chip"), "Running");
        await Visitor.SeeAsync(page.GetByRole(AriaRole.Button, new() { Name = "Pause" }));
        using var cancelled = await installation.Api.CommandAsync($"campaigns/{campaign}/cancel?hangUpActiveCalls=true");
        await Visitor.SeeAsync(page.Locator(".title-line .chip"), "Cancelled");
    }
}
