using Campaigns.Dashboard.Tests.Installation;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>Contrast, names and roles, as axe-core judges them, in both themes; and nothing that a phone has to scroll sideways.</summary>
public sealed class When_a_page_is_read_by_everybody(DashboardInstallation installation)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Axe_finds_nothing_serious_and_nothing_overflows(ColorScheme scheme, int width)
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, $"Read by everybody, {scheme}", contacts: 3);
        var contacts = await installation.Api.GetAsync($"campaigns/{campaign}/contacts");
        var contact = (long)contacts["items"]![0]!["id"]!;

        var (trunk, assistant) = await installation.Api.NewPartsAsync(installation.Carrier.Port, $"Read, {scheme}");

        // One that is over is shown otherwise.
        var (key, _) = await installation.Api.NewKeyAsync("read");
        await installation.Api.DeleteAsync($"keys/{key}");
        var options = new BrowserNewContextOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new ViewportSize { Width = width, Height = 900 } };
        await using var visitor = await installation.SignedInAsync(options: options);
        List<string> faults = [];
        foreach (var (path, sign) in new[]
        {
            ("/", "table.campaigns"), ($"/campaigns/{campaign}", ".zones"), ("/campaigns/new", ".steps"), ($"/campaigns/{campaign}/edit", ".week"),
            ($"/campaigns/{campaign}/contacts/{contact}", ".gates"), ("/trunks", ".grid-cards .card"), ("/trunks/new", ".form"), ("/assistants", ".grid-cards .card"),
            ("/assistants/new", ".form"), ($"/trunks/{trunk}", ".test-call"), ($"/trunks/{trunk}/edit", "table.numbers"), ($"/assistants/{assistant}", ".recordings"), ($"/assistants/{assistant}/edit", ".form"), ("/do-not-call", ".form"), ("/webhooks", ".form"), ("/keys", "table.rows"), ("/sign-out", "form"),
        })
        {
            await visitor.Page.GotoAsync(path);
            await Visitor.SeeAsync(visitor.Page.Locator(sign));
            var judged = await visitor.Page.RunAxe();
            faults.AddRange(judged.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{path}: {violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html).Take(3))}"));
            var scrolled = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (scrolled > width)
            {
                faults.Add($"{path}: {scrolled} pixels wide");
            }
        }

        Assert.Empty(faults);
    }
}
