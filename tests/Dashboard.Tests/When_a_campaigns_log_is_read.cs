using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>Who did what to a campaign, as the page tells it while it happens.</summary>
public sealed class When_a_campaigns_log_is_read(DashboardInstallation installation)
{
    [Fact]
    public async Task What_others_and_the_reader_do_comes_in_by_itself_and_the_past_is_a_click_away()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Told of", contacts: 30, maxConcurrentCalls: 1);
        var (_, key) = await installation.Api.NewKeyAsync("write", "run");
        using var other = new ApiAccess(installation.Address, key);
        await using var visitor = await installation.SignedInAsync();
        var log = visitor.Page.Locator(".event-log");
        await visitor.Page.GotoAsync($"campaigns/{campaign}");
        await Visitor.SeeAsync(log.GetByText("30 contacts imported"));

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();
        await Visitor.SeeAsync(log.Locator("[data-event=started]").GetByText("by you"));
        foreach (var command in new[] { "pause", "resume", "pause", "resume", "pause" })
        {
            using var done = await other.CommandAsync($"campaigns/{campaign}/{command}");
            Assert.True(done.IsSuccessStatusCode);
        }

        // Its key is called after its scopes.
        await Visitor.SeeAsync(log.Locator("[data-event=paused]").First.GetByText("by write run"));
        await Assertions.Expect(log.Locator("[data-event=paused]")).ToHaveCountAsync(3, new() { Timeout = Visitor.PatienceMs });
        using var cancelled = await other.CommandAsync($"campaigns/{campaign}/cancel?hangUpActiveCalls=true");
        await Visitor.SeeAsync(log.Locator("[data-event=cancelled]"));

        await visitor.Page.ReloadAsync();
        await Visitor.SeeAsync(log.Locator("[data-event=cancelled]"));
        await log.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Visitor.SeeAsync(log.Locator("[data-event=created]"));
        Assert.Empty(visitor.ConsoleFaults);
    }
}
