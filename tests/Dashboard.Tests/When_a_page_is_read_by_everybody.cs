using System.Text;
using Campaigns.Dashboard.Tests.Installation;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>Contrast, names and roles, as axe-core judges them, light and dark, on a desktop and on a phone; and nothing that a phone has to scroll sideways.</summary>
public sealed class When_a_page_is_read_by_everybody(DashboardInstallation installation)
{
    private static readonly int[] Phones = [390, 360];

    private const string Everything = "{}";

    /// <summary>All that a theme changes.</summary>
    private const string Colours = """{ "runOnly": ["color-contrast", "link-in-text-block"] }""";

    [Fact]
    public async Task Axe_finds_nothing_serious_and_nothing_overflows()
    {
        var campaign = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Read by everybody", contacts: 3);
        var contacts = await installation.Api.GetAsync($"campaigns/{campaign}/contacts");
        var contact = (long)contacts["items"]![0]!["id"]!;
        var (trunk, assistant) = await installation.Api.NewPartsAsync(installation.Carrier.Port, "Read by everybody");

        // One that is over is shown otherwise.
        var (key, _) = await installation.Api.NewKeyAsync("read");
        await installation.Api.DeleteAsync($"keys/{key}");
        await using var visitor = await installation.SignedInAsync(options: Still());
        await TakeAxeAlongAsync(visitor);
        List<string> faults = [];
        foreach (var (path, sign) in new[]
        {
            ("/", "table.campaigns"), ($"/campaigns/{campaign}", ".zones"), ("/campaigns/new", ".steps"), ($"/campaigns/{campaign}/edit", ".week"),
            ($"/campaigns/{campaign}/contacts/{contact}", ".gates"), ("/trunks", ".grid-cards .card"), ("/trunks/new", ".form"), ("/assistants", ".grid-cards .card"),
            ("/assistants/new", ".form"), ($"/trunks/{trunk}", ".test-call"), ($"/trunks/{trunk}/edit", "table.numbers"), ($"/assistants/{assistant}", ".recordings"),
            ($"/assistants/{assistant}/edit", ".form"), ("/do-not-call", ".form"), ("/webhooks", ".form"), ("/keys", "table.rows"),
        })
        {
            await visitor.Page.GotoAsync(path);
            await Visitor.SeeAsync(visitor.Page.Locator(sign));
            await JudgeAsync(visitor.Page, path, faults);
        }

        await visitor.Page.GotoAsync($"/campaigns/{campaign}");
        await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "Contacts" }).ClickAsync();
        await Visitor.ChooseAsync(visitor.Page.Locator("input[type=file]"), new FilePayload
        {
            Name = "contacts.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"phone,name,a column with a name that is rather long,left out\n{SampleList.NextNumber()},Ada,{new string('x', 90)},\nnobody,Bob,,\n"),
        });
        await Visitor.SeeAsync(visitor.Page.Locator("table.faults"));
        await visitor.Page.GetByLabel("Column left out becomes").SelectOptionAsync("ignore");
        await Visitor.SeeAsync(visitor.Page.Locator("table.faults"));
        await JudgeAsync(visitor.Page, "a list before it is imported", faults);
        Assert.Empty(faults);
    }

    /// <summary>Pages without a menu: the system's theme decides, when they are loaded.</summary>
    [Fact]
    public async Task Neither_on_the_way_in_and_out()
    {
        (installation.Provider.Subject, installation.Provider.Groups, installation.Provider.Lie) = ("u-read", ["viewers", "sales"], "");
        await using var visitor = await installation.VisitAsync(Still());
        await TakeAxeAlongAsync(visitor);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Test login" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Yes, it's me" }).ClickAsync();
        await Visitor.SeeAsync(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Which team?" }));
        List<string> faults = [];
        foreach (var path in new[] { "/sign-in?refused=access", "/sign-in?ended=true", "/team", "/sign-out" })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await visitor.Page.GotoAsync(path);
                await JudgeWidthsAsync(visitor.Page, $"{path}, {scheme}", scheme == ColorScheme.Light ? Everything : Colours, faults);
            }
        }

        Assert.Empty(faults);
    }

    private static BrowserNewContextOptions Still() => new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new ViewportSize { Width = 1280, Height = 900 } };

    /// <summary>In the theme that the page has, and then in the other one, where it stays: what a page says and how it is built is the same there.</summary>
    private static async Task JudgeAsync(IPage page, string what, List<string> faults)
    {
        var isDark = await page.Locator("html").GetAttributeAsync("data-theme") == "dark";
        await JudgeWidthsAsync(page, $"{what}, {(isDark ? "dark" : "light")}", Everything, faults);
        await page.GetByRole(AriaRole.Button, new() { Name = isDark ? "Light theme" : "Dark theme" }).ClickAsync();
        await Visitor.SeeAsync(page.GetByRole(AriaRole.Button, new() { Name = isDark ? "Dark theme" : "Light theme" }));
        await JudgeWidthsAsync(page, $"{what}, {(isDark ? "light" : "dark")}", Colours, faults);
    }

    private static async Task JudgeWidthsAsync(IPage page, string what, string rules, List<string> faults)
    {
        await AskAxeAsync(page, $"{what}, desktop", rules, faults);
        foreach (var width in Phones)
        {
            await page.SetViewportSizeAsync(width, 844);
            var scrolled = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (scrolled > width)
            {
                faults.Add($"{what}: {scrolled} pixels wide at {width}");
            }
        }

        await AskAxeAsync(page, $"{what}, phone", rules, faults);
        await page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task AskAxeAsync(IPage page, string what, string rules, List<string> faults) =>
        faults.AddRange((await page.EvaluateAsync<string[]>(
            """
            async rules => (await axe.run(document, { resultTypes: ["violations"], ...JSON.parse(rules) })).violations
                .filter(fault => fault.impact === "serious" || fault.impact === "critical")
                .map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.html).join(" | ")}`)
            """,
            rules)).Select(fault => $"{what}: {fault}"));

    /// <summary>Puts axe-core into every page that is loaded: handing it over for each question would take longer than the answer.</summary>
    private static async Task TakeAxeAlongAsync(Visitor visitor) => await visitor.Page.Context.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
}
