using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Carrier;
using Campaigns.LoadTester.Judging;
using Campaigns.LoadTester.Lists;
using Campaigns.LoadTester.Measuring;
using Spectre.Console;

namespace Campaigns.LoadTester.Load;

/// <summary>One load run: list, campaign, dialling, then the comparison.</summary>
internal sealed class LoadRun(LoadOptions options, IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the carrier may still count a call that the engine has ended: a BYE in flight.</summary>
    private static readonly TimeSpan CarrierSettles = TimeSpan.FromSeconds(35);

    public async Task<LoadReport> RunAsync(CancellationToken cancellationToken)
    {
        console.MarkupLine("Starting what is needed …");
        await using var environment = await LoadEnvironment.StartAsync(options, cancellationToken);
        using var api = new CampaignApi(environment.Url, environment.Key);
        using var carrier = environment.CarrierStats is { } stats ? new CarrierClient(stats) : null;
        var campaign = await PrepareAsync(api, environment, cancellationToken);
        if (carrier is not null)
        {
            await carrier.ResetAsync(cancellationToken);
        }

        var launched = time.GetTimestamp();
        var view = await api.LaunchAsync(campaign.Id, cancellationToken);
        view = await UntilEndedAsync(api, view, launched, cancellationToken);
        var dialling = time.GetElapsedTime(launched);
        var processes = environment.Meters.Select(meter => meter.Read()).OfType<ProcessUsage>().ToArray();

        var attempts = new AttemptTally();
        await foreach (var attempt in api.AttemptsAsync(campaign.Id, cancellationToken))
        {
            attempts.Add(attempt);
        }

        var seen = carrier is null ? null : await SettledAsync(carrier, cancellationToken);
        return Report(view, campaign.Imported, campaign.ImportedPerSecond, dialling, attempts, seen, processes);
    }

    private async Task<(string Id, long Imported, double ImportedPerSecond)> PrepareAsync(
        CampaignApi api, LoadEnvironment environment, CancellationToken cancellationToken)
    {
        var trunk = await api.CreateTrunkAsync(
            new
            {
                name = $"Carrier {environment.Carrier}",
                host = environment.Carrier.Address.ToString(),
                port = environment.Carrier.Port,
                callerNumbers = (string[])["+12025550199"],
                maxConcurrentCalls = options.Concurrency,
                maxCallsPerSecond = options.CallsPerSecond,
                allowedPrefixes = (string[])["+1"],
            },
            cancellationToken);
        var assistant = await api.CreateAssistantAsync(new { name = "Load", afterwards = "stayOnLine" }, cancellationToken);
        var retried = new { enabled = true, delay = options.RetryDelay.ToString("c") };
        var id = await api.CreateCampaignAsync(
            new
            {
                name = $"Load of {options.Contacts} contacts, seed {options.Seed}",
                assistantId = assistant,
                trunkId = trunk,
                callWindow = new { start = "00:00", end = "24:00", timeZone = "UTC" },
                legalHours = false,
                useContactTimeZone = false,
                maxConcurrentCalls = options.Concurrency,
                maxCallsPerSecond = options.CallsPerSecond,
                ringTimeout = options.RingTimeout.ToString("c"),
                retry = new { maxAttempts = options.MaxAttempts, noAnswer = retried, busy = retried, technicalError = retried, lost = retried },
            },
            cancellationToken);

        var numbers = new SyntheticNumbers(options.Contacts, options.Seed);
        using var list = new ContactListContent(numbers, options.Contacts);
        var began = time.GetTimestamp();
        var imported = await api.ImportAsync(id, list, cancellationToken);
        var rate = imported.Imported / Math.Max(time.GetElapsedTime(began).TotalSeconds, 0.001);
        console.MarkupLineInterpolated($"Imported {imported.Imported:N0} contacts at {rate:N0} a second{(numbers.Fictional ? ", all numbers set aside for fiction" : "")}.");
        return imported.Imported == options.Contacts
            ? (id, imported.Imported, rate)
            : throw new InvalidOperationException($"{options.Contacts} contacts were sent, {imported.Imported} imported, {imported.Skipped} skipped, {imported.Failed} refused");
    }

    private Task<CampaignView> UntilEndedAsync(CampaignApi api, CampaignView view, long launched, CancellationToken cancellationToken) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("Dialling", maxValue: options.Contacts);
                using var beat = new PeriodicTimer(Beat, time);
                while (!view.HasEnded && view.Status != "paused" && time.GetElapsedTime(launched) < options.Timeout)
                {
                    await beat.WaitForNextTickAsync(cancellationToken);
                    view = await api.ReadAsync(view.Id, cancellationToken);
                    var counts = view.Progress!;
                    bar.Value = counts.Total - counts.NotFinal;
                    bar.Description = $"{counts.AttemptsEnded:N0} attempts, {counts.OpenCalls} open, {counts.CallsPerSecond ?? 0:N0} calls/s";
                }

                return view;
            });

    private async Task<CarrierStats> SettledAsync(CarrierClient carrier, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var beat = new PeriodicTimer(Beat, time);
        var stats = await carrier.StatsAsync(cancellationToken);
        while (stats.OpenCalls > 0 && time.GetElapsedTime(began) < CarrierSettles)
        {
            await beat.WaitForNextTickAsync(cancellationToken);
            stats = await carrier.StatsAsync(cancellationToken);
        }

        return stats;
    }

    private LoadReport Report(
        CampaignView view, long imported, double importedPerSecond, TimeSpan dialling, AttemptTally attempts, CarrierStats? seen, IReadOnlyList<ProcessUsage> processes)
    {
        var engine = view.Progress!;
        var judgement = Judgement.Of(imported, options.Concurrency, engine, attempts, seen);
        var engineCpu = processes.Where(process => process.Name is not ("carrier" or "load-tester")).Sum(process => process.CpuSeconds);
        return new LoadReport
        {
            Contacts = imported,
            Completed = view.Status == "completed",
            Attempts = attempts.Attempts,
            AttemptsPerSecond = Math.Round(attempts.Attempts / dialling.TotalSeconds, 1),
            CallsPerSecond = attempts.DialledFor > TimeSpan.Zero ? Math.Round(attempts.Sent / attempts.DialledFor.TotalSeconds, 1) : 0,
            ImportedPerSecond = Math.Round(importedPerSecond),
            Seconds = Math.Round(dialling.TotalSeconds, 2),
            DuplicateInvites = seen?.DuplicateInvites,
            OverlappingCalls = seen?.OverlappingCalls,
            PeakConcurrentCalls = seen?.PeakConcurrentCalls,
            Concurrency = options.Concurrency,
            ContactsNotFinal = engine.NotFinal,
            CountersAgree = judgement.CountersAgree,
            Broken = view.Status == "completed" ? judgement.Broken : [$"the campaign is {view.Status} after {dialling.TotalSeconds:F0} s {string.Join("; ", view.Reasons)}", .. judgement.Broken],
            ContactsByState = engine.Contacts,
            AttemptsByDisposition = attempts.ByDisposition,
            IntentToInviteMs = attempts.IntentToInvite,
            InviteToFinalMs = attempts.InviteToFinal,
            Processes = processes,
            CpuMsPerAttempt = attempts.Attempts == 0 ? 0 : Math.Round(engineCpu * 1000 / attempts.Attempts, 3),
            Carrier = seen,
            Seed = options.Seed,
            Mix = options.Mix,
        };
    }
}
