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

    [Fact(Explicit = true)]
    public async Task Are_taken()
    {
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CAMPAIGNS_IMAGES") ?? Path.Combine(Path.GetTempPath(), "dashboard-images")).FullName;
        var running = await PrepareAsync();
        await using (var warm = await installation.SignedInAsync())
        {
            await warm.Page.GotoAsync($"campaigns/{running}");
            await Assertions.Expect(warm.Page.Locator("table.calls tbody tr")).ToHaveCountAsync(12, new() { Timeout = Visitor.PatienceMs });
            await Visitor.SeeAsync(warm.Page.Locator(".bars .c-busy"));
            await Visitor.SeeAsync(warm.Page.Locator(".bars .c-noAnswer"));
        }

        var contact = (long)(await installation.Api.GetAsync($"campaigns/{running}/contacts?state=answered&limit=1"))["items"]![0]!["id"]!;
        (string Name, string Path, string Sign)[] pages =
        [
            ("campaigns", "/", "table.campaigns"),
            ("campaign", $"/campaigns/{running}", "table.calls"),
            ("contact", $"/campaigns/{running}/contacts/{contact}", "table.calls"),
            ("wizard", "/campaigns/new", ".steps"),
            ("trunks", "/trunks", ".grid-cards .card"),
        ];
        await TakeAsync(folder, "desktop", ColorScheme.Light, pages);
        await TakeAsync(folder, "desktop", ColorScheme.Dark, pages[..2]);
        await TakeAsync(folder, "phone", ColorScheme.Light, pages[..3]);
        await TakeAsync(folder, "phone", ColorScheme.Dark, pages[..2]);
    }

    private async Task TakeAsync(string folder, string device, ColorScheme scheme, (string Name, string Path, string Sign)[] pages)
    {
        var (width, height) = device == "phone" ? (390, 844) : (1360, 920);
        var options = new BrowserNewContextOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new ViewportSize { Width = width, Height = height } };
        await using var visitor = await installation.SignedInAsync(options: options);
        foreach (var (name, path, sign) in pages)
        {
            await visitor.Page.GotoAsync(path);
            await Visitor.SeeAsync(visitor.Page.Locator(sign));
            if (name == "campaign")
            {
                await Visitor.SeeAsync(visitor.Page.Locator(".timeline"));
                await Visitor.SeeAsync(visitor.Page.Locator(".zones, .grid-wide .quiet"));
                await Visitor.SeeOtherThanAsync(visitor.Page.Locator("[data-kpi=finish]"), "–");
            }
            else if (name == "wizard")
            {
                await visitor.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Spring offer");
                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
                await Visitor.SeeAsync(visitor.Page.Locator(".week"));
            }

            await visitor.Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(folder, $"{name}-{device}-{scheme.ToString().ToLowerInvariant()}.png"),
            });
        }
    }

    /// <summary>Campaigns in every status; one is in the middle of its calls.</summary>
    private async Task<string> PrepareAsync()
    {
        await installation.Api.NewCampaignAsync(installation.Carrier.Port, "Patient survey, autumn", contacts: 240);
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

        return running;
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
