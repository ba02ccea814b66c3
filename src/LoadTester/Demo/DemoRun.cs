using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Campaigns.LoadTester.Api;
using Spectre.Console;

namespace Campaigns.LoadTester.Demo;

/// <summary>The demo: a small list is dialled before the reader's eyes, every call in a sentence, the figures live.</summary>
internal sealed class DemoRun(CampaignApi api, IAnsiConsole console, TimeProvider time)
{
    private const int MaxAttempts = 3;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>How often figures are repeated where nothing can be redrawn, such as in a log file.</summary>
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    public async Task<bool> RunAsync(IPEndPoint carrier, FileInfo contacts, FileInfo? idFile, CancellationToken cancellationToken)
    {
        await ShowEarlierAsync(cancellationToken);
        var campaign = await PrepareAsync(carrier, contacts, cancellationToken);
        if (idFile is not null)
        {
            await File.WriteAllTextAsync(idFile.FullName, campaign, cancellationToken);
        }

        var names = await NamesAsync(campaign, cancellationToken);
        console.WriteLine();
        var view = await api.LaunchAsync(campaign, cancellationToken);
        var lines = new AttemptLines(api, campaign, names, time.LocalTimeZone);
        var began = time.GetTimestamp();
        view = console.Profile.Capabilities.Interactive
            ? await WatchLiveAsync(view, lines, began, cancellationToken)
            : await WatchLinesAsync(view, lines, began, cancellationToken);

        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]The demo campaign is {view.Status}.[/]");
        foreach (var sentence in DemoWords.Summary(view.Progress!, MaxAttempts))
        {
            console.MarkupLineInterpolated($"  {sentence}");
        }

        return view.Status == "completed";
    }

    private async Task ShowEarlierAsync(CancellationToken cancellationToken)
    {
        var earlier = 0;
        await foreach (var _ in api.CampaignsAsync(cancellationToken))
        {
            earlier++;
        }

        if (earlier > 0)
        {
            console.MarkupLineInterpolated($"The database holds {earlier} campaign(s) of earlier runs; they are kept, and a new one is made.");
        }
    }

    private async Task<string> PrepareAsync(IPEndPoint carrier, FileInfo contacts, CancellationToken cancellationToken)
    {
        var trunk = await api.CreateTrunkAsync(
            new
            {
                name = $"Simulated carrier {carrier}",
                host = carrier.Address.ToString(),
                port = carrier.Port,
                callerNumbers = (string[])["+12025550199"],
                maxConcurrentCalls = 10,
                maxCallsPerSecond = 5,
                allowedPrefixes = (string[])["+1", "+44", "+61"],
            },
            cancellationToken);
        var assistant = await api.CreateAssistantAsync(new { name = "Demo announcement", afterwards = "hangUp" }, cancellationToken);
        var soon = new { enabled = true, delay = "00:00:05" };
        var campaign = await api.CreateCampaignAsync(
            new
            {
                name = string.Create(CultureInfo.InvariantCulture, $"Demo of {time.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC"),
                description = "Made by ./scripts/run",
                assistantId = assistant,
                trunkId = trunk,
                callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },
                legalHours = false,
                maxConcurrentCalls = 10,
                maxCallsPerSecond = 4,
                ringTimeout = "00:00:06",
                maxCallDuration = "00:00:30",
                retry = new { maxAttempts = MaxAttempts, noAnswer = soon, busy = soon },
            },
            cancellationToken);
        using var csv = new StreamContent(contacts.OpenRead());
        csv.Headers.ContentType = new MediaTypeHeaderValue("text/csv", "utf-8");
        var imported = await api.ImportAsync(campaign, csv, cancellationToken);
        Explain(contacts, imported);
        return campaign;
    }

    private void Explain(FileInfo contacts, ImportView imported)
    {
        console.WriteLine();
        console.MarkupLine("[bold]A demo campaign[/]");
        console.MarkupLineInterpolated($"  Who is called        {imported.Imported} contacts of {contacts.Name} (numbers set aside for fiction){(imported.Failed > 0 ? $"; {imported.Failed} rows were refused" : "")}");
        console.MarkupLine("  How fast             at most 10 calls at once and 4 new calls a second");
        console.MarkupLine("  When                 at any hour, so that the demo works now; a real campaign has hours, in each contact's own time zone");
        console.MarkupLine("  Who isn't reached    is called up to 3 times, 5 s apart (a real campaign waits at least a minute); after a fault of the carrier's, not again");
        console.MarkupLine("  Who answers          hears an announcement");
    }

    private async Task<Dictionary<long, string>> NamesAsync(string campaign, CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string>();
        await foreach (var contact in api.ContactsAsync(campaign, cancellationToken))
        {
            names[contact.Id] = contact.DisplayName is { Length: > 0 } name ? $"{name} ({contact.PhoneNumber})" : contact.PhoneNumber;
        }

        return names;
    }

    private async Task<CampaignView> WatchLiveAsync(CampaignView view, AttemptLines lines, long began, CancellationToken cancellationToken)
    {
        await console.Live(Figures(view.Progress!)).AutoClear(false).StartAsync(async live =>
        {
            using var beat = new PeriodicTimer(Beat, time);
            while (Continues(view, began))
            {
                await beat.WaitForNextTickAsync(cancellationToken);
                view = await api.ReadAsync(view.Id, cancellationToken);
                await lines.ReadNewAsync(cancellationToken);
                live.UpdateTarget(new Rows([.. lines.Latest.Select(line => new Text(line)), Figures(view.Progress!)]));
            }
        });
        return view;
    }

    private async Task<CampaignView> WatchLinesAsync(CampaignView view, AttemptLines lines, long began, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        var lastFigures = time.GetTimestamp();
        while (Continues(view, began))
        {
            await beat.WaitForNextTickAsync(cancellationToken);
            view = await api.ReadAsync(view.Id, cancellationToken);
            foreach (var line in await lines.ReadNewAsync(cancellationToken))
            {
                console.WriteLine(line);
            }

            if (time.GetElapsedTime(lastFigures) >= LineEvery)
            {
                lastFigures = time.GetTimestamp();
                console.WriteLine(FiguresLine(view.Progress!));
            }
        }

        return view;
    }

    private bool Continues(CampaignView view, long began) =>
        !view.HasEnded && view.Status != "paused" && time.GetElapsedTime(began) < Patience;

    private static string FiguresLine(ProgressView progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"--- {progress.Total - progress.NotFinal} of {progress.Total} done; now {progress.Dialing ?? 0} dialling, {progress.Ringing ?? 0} ringing, {progress.InCall ?? 0} in a call");

    private static Table Figures(ProgressView progress)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var title in (string[])["Done", "Dialling", "Ringing", "In a call", "Answered", "Busy", "No answer", "Failed", "Waiting"])
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        string Final(params string[] states) => states.Sum(state => progress.Contacts.GetValueOrDefault(state)).ToString(CultureInfo.InvariantCulture);
        string Now(int? gauge) => (gauge ?? 0).ToString(CultureInfo.InvariantCulture);
        return table.AddRow(
            string.Create(CultureInfo.InvariantCulture, $"{progress.Total - progress.NotFinal} of {progress.Total}"),
            Now(progress.Dialing),
            Now(progress.Ringing),
            Now(progress.InCall),
            Final("answered", "voicemail"),
            Final("busy"),
            Final("noAnswer"),
            Final("declined", "invalidNumber", "technicalError"),
            Final("waitingForRetry"));
    }
}
