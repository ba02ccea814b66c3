using System.Globalization;
using System.Text;
using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Playwright;

namespace Campaigns.Dashboard.Tests;

/// <summary>Pictures of the main pages, for people to look at: made by ./scripts/screenshots, into the folder that CAMPAIGNS_IMAGES names.</summary>
public sealed class Screenshots(DashboardInstallation installation)
{
    // Cities, and what the simulated carrier does with a number's last four digits.
    private static readonly int[] Areas = [212, 312, 303, 310, 808, 718, 214, 415];
    private static readonly int[] Endings = [100, 100, 101, 100, 108, 100, 103, 100, 102, 100, 106, 100, 104, 101];

    private const string Renewals = """
        customer,phone,name,time_zone,plan,balance,internal note
        C-17,+12125550143,Ada Okafor,,premium,12.50,call back
        C-18,(312) 555-0172,Ben Castillo,,standard,0,
        C-19,+13105550118,Chloe Martin,America/Denver,premium,7.90,
        C-20,+18085550106,Dmitri Sokolov,,standard,31.00,
        C-21,+12125550143,Ada Okafor,,premium,12.50,twice in the list
        C-22,555-01,Elena Rossi,,standard,4.20,
        C-23,+17185550190,Farid Haddad,Mars/Olympus,standard,0,

        """;

    /// <summary>The pictures that are kept; all pages in all four forms when CAMPAIGNS_IMAGES_ALL is set, for whoever looks for what to mend.</summary>
    private static readonly (string Device, ColorScheme Scheme, string[] Pages)[] Kept =
    [
        ("desktop", ColorScheme.Light, ["campaigns", "campaign", "contact", "wizard", "list", "trunks"]),
        ("desktop", ColorScheme.Dark, ["campaigns", "campaign"]),
        ("phone", ColorScheme.Light, ["campaigns", "campaign", "contact"]),
        ("phone", ColorScheme.Dark, ["campaigns", "campaign"]),
    ];

    [Fact(Explicit = true)]
    public async Task Are_taken()
    {
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CAMPAIGNS_IMAGES") ?? Path.Combine(Path.GetTempPath(), "dashboard-images")).FullName;
        var all = Environment.GetEnvironmentVariable("CAMPAIGNS_IMAGES_ALL") is { Length: > 0 };
        var (draft, running) = await PrepareAsync();
        await using (var warm = await installation.SignedInAsync())
        {
            await warm.Page.GotoAsync($"campaigns/{running}");
            await Assertions.Expect(warm.Page.Locator("table.calls tbody tr")).ToHaveCountAsync(12, new() { Timeout = Visitor.PatienceMs });
            await Visitor.SeeAsync(warm.Page.Locator(".bars .c-busy"));
            await Visitor.SeeAsync(warm.Page.Locator(".bars .c-noAnswer"));
        }

        var contact = (long)(await installation.Api.GetAsync($"campaigns/{running}/contacts?state=answered&limit=1"))["items"]![0]!["id"]!;
        var trunk = (string)(await installation.Api.GetAsync("trunks"))["items"]!.AsArray().Single(trunk => (string)trunk!["name"]! == "North American trunk")!["id"]!;
        (string Name, string Path, string Sign)[] pages =
        [
            ("campaigns", "/", "table.campaigns"),
            ("campaign", $"/campaigns/{running}", "table.calls"),
            ("contact", $"/campaigns/{running}/contacts/{contact}", "table.calls"),
            ("wizard", "/campaigns/new", ".steps"),
            ("list", $"/campaigns/{draft}", ".kpis"),
            ("trunks", "/trunks", ".grid-cards .card"),
            ("trunk", $"/trunks/{trunk}", "h1"),
            ("assistants", "/assistants", ".grid-cards .card"),
            ("do-not-call", "/do-not-call", ".form"),
            ("webhooks", "/webhooks", ".form"),
            ("keys", "/keys", "table.rows"),
        ];
        foreach (var (device, scheme, names) in Kept)
        {
            await TakeAsync(folder, device, scheme, all ? pages : [.. pages.Where(page => names.Contains(page.Name))]);
            if (all)
            {
                await using var stranger = await installation.VisitAsync(Options(device, scheme));
                await stranger.Page.GotoAsync("/sign-in");
                await PictureAsync(stranger.Page, folder, "sign-in", device, scheme);
            }
        }
    }

    private async Task TakeAsync(string folder, string device, ColorScheme scheme, (string Name, string Path, string Sign)[] pages)
    {
        await using var visitor = await installation.SignedInAsync(options: Options(device, scheme));
        foreach (var (name, path, sign) in pages)
        {
            await visitor.Page.GotoAsync(path);
            await Visitor.SeeAsync(visitor.Page.Locator(sign));
            await ArrangeAsync(visitor.Page, name);
            await PictureAsync(visitor.Page, folder, name, device, scheme);
        }
    }

    /// <summary>Waits for what comes later, and opens the part that the picture is of.</summary>
    private static async Task ArrangeAsync(IPage page, string name)
    {
        switch (name)
        {
            case "campaign":
                await Visitor.SeeAsync(page.Locator(".timeline"));
                await Visitor.SeeAsync(page.Locator(".zones, .grid-wide .quiet"));
                await Visitor.SeeOtherThanAsync(page.Locator("[data-kpi=finish]"), "–");
                break;
            case "wizard":
                await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Spring offer");
                await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
                await Visitor.SeeAsync(page.Locator(".week"));
                break;
            case "list":
                await page.GetByRole(AriaRole.Tab, new() { Name = "Contacts" }).ClickAsync();
                await Visitor.ChooseAsync(page.Locator("input[type=file]"), new FilePayload { Name = "renewals.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Renewals) });
                await Visitor.SeeAsync(page.Locator("table.faults"));
                await page.EvaluateAsync("() => scrollTo(0, document.querySelector('.upload').offsetTop - 16)");
                break;
        }
    }

    private static BrowserNewContextOptions Options(string device, ColorScheme scheme) => new()
    {
        ColorScheme = scheme,
        ReducedMotion = ReducedMotion.Reduce,
        ViewportSize = device == "phone" ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1360, Height = 920 },
    };

    private static async Task PictureAsync(IPage page, string folder, string name, string device, ColorScheme scheme) =>
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{device}-{scheme.ToString().ToLowerInvariant()}.png") });

    /// <summary>Campaigns in every status; one is in the middle of its calls.</summary>
    private async Task<(string Draft, string Running)> PrepareAsync()
    {
        var draft = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Patient survey, autumn", contacts: 240);
        var done = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Webinar reminder", contacts: 30, maxConcurrentCalls: 30);
        using (await installation.Api.CommandAsync($"campaigns/{done}/launch"))
        {
        }

        var paused = await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Appointment reminders", contacts: 80, maxConcurrentCalls: 4);
        using (await installation.Api.CommandAsync($"campaigns/{paused}/launch"))
        {
        }

        var (trunk, assistant) = await installation.Api.NewPartsAsync(installation.Carrier.Port, "North American");
        var campaign = await installation.Api.PostAsync("campaigns", new
        {
            name = "Spring offer",
            description = "Renewals that lapse in May.",
            assistantId = assistant,
            trunkId = trunk,
            callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },
            legalHours = false,
            maxConcurrentCalls = 12,
            maxCallsPerSecond = 5,
            ringTimeout = "00:00:06",
            retry = new { maxAttempts = 3, noAnswer = new { delay = "00:05:00" }, busy = new { delay = "00:10:00" } },
        });
        var running = (string)campaign["id"]!;
        await installation.Api.ImportAsync(running, List(1200));
        using (await installation.Api.CommandAsync($"campaigns/{running}/launch"))
        {
        }

        using (await installation.Api.CommandAsync($"campaigns/{paused}/pause"))
        {
        }

        return (draft, running);
    }

    private static string List(int contacts)
    {
        string[] names = ["Ada Okafor", "Ben Castillo", "Chloe Martin", "Dmitri Sokolov", "Elena Rossi", "Farid Haddad", "Grace Kim", "Hugo Jensen", "Ines Costa", "Jonas Weber"];
        var csv = new StringBuilder("phone_number,name,plan\n");
        for (var i = 0; i < contacts; i++)
        {
            var name = names[i % names.Length];
            csv.Append(CultureInfo.InvariantCulture, $"+1{Areas[i % Areas.Length]}{220 + (i / Areas.Length % 300)}{Endings[i % Endings.Length]:0000},{name},{(i % 3 == 0 ? "premium" : "standard")}\n");
        }

        return csv.ToString();
    }
}
