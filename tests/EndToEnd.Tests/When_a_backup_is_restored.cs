using System.Diagnostics;
using Campaigns.EndToEnd.Tests.Carrier;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests;

/// <summary>scripts/backup while a campaign dials, the end of that installation, scripts/restore, and another one on what came back.</summary>
public sealed class When_a_backup_is_restored(PostgresCluster postgres)
{
    private const int Concurrent = 4;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_campaign_is_paused_and_calls_nobody_until_somebody_resumes_it()
    {
        var folder = Directory.CreateTempSubdirectory("backup-").FullName;
        var file = Path.Combine(folder, "campaigns.backup");
        await using var carrier = await SippCarrier.StartAsync("talks", Cancelled);
        string id, key;
        await using (var before = await TestInstallation.StartAsync(postgres, silos: 0, Cancelled))
        {
            var run = await CampaignRun.CreateAsync(before.Client, carrier, new RunPlan { Contacts = 200, MaxConcurrentCalls = Concurrent }, Cancelled);
            await run.LaunchAsync(Cancelled);
            await run.UntilAsync(campaign => CampaignRun.Attempts(campaign, "answered") > 0, Soon, Cancelled);
            await RunAsync("backup", file, before.Database);
            (id, key) = (run.Id, before.Key);
        }

        var copy = await postgres.CreateDatabaseAsync();
        await RunAsync("restore", file, copy);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("restore", file, copy));
        Assert.Contains("isn't empty", refusal.Message, StringComparison.Ordinal);
        var restored = Now();
        await using var after = await TestInstallation.StartAsync(postgres, silos: 0, Cancelled, existing: (copy, key));
        var again = CampaignRun.Of(after.Client, id);
        var paused = await again.UntilAsync(_ => true, Soon, Cancelled);
        Assert.Equal("paused", (string?)paused["status"]);
        Assert.StartsWith("The database was restored from a backup", (string?)paused["reasons"]![0], StringComparison.Ordinal);

        var resumed = Now();
        await again.CommandAsync("resume", Cancelled);

        // More than the calls that were up when the backup was taken, which are accounted for as well.
        await again.UntilAsync(campaign => CampaignRun.Attempts(campaign, "answered") > CampaignRun.Attempts(paused, "answered") + Concurrent, Soon, Cancelled);
        var log = await carrier.StopAsync();
        Assert.DoesNotContain(log.Calls, call => call.StartedAt > restored && call.StartedAt < resumed);
        Assert.Contains(log.Calls, call => call.StartedAt > resumed);
        Directory.Delete(folder, recursive: true);
    }

    private static double Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>Runs one of the scripts to its end.</summary>
    private static async Task RunAsync(string script, string file, string database)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(ProgramProcess.Repository, "scripts", script), file]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["CAMPAIGNS_DATABASE"] = database;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancelled), process.StandardError.ReadToEndAsync(Cancelled));
        await process.WaitForExitAsync(Cancelled);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"scripts/{script} ended with {process.ExitCode}: {await output} {await errors}");
        }
    }
}
