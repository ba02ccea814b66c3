using System.Diagnostics;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Persistence.Imports;
using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.Measurements;

/// <summary>Figures for docs/decisions; run by hand (<c>-explicit only</c>), in Release. They assert nothing about speed.</summary>
public sealed class PersistenceMeasurements(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(1, 3_000)]
    [InlineData(64, 60_000)]
    [InlineData(1_000, 120_000)]
    public async Task Attempts_per_second(int callers, int attempts)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = await ImportedCampaignAsync(database, attempts);
        List<ContactTicket> contacts = [];
        for (QueueCursor? cursor = null; contacts.Count < attempts;)
        {
            var page = await database.Queue.PendingAsync(campaign.Id, [0], cursor, 10_000, Cancelled);
            contacts.AddRange(page.Contacts.Select(contact => contact.Ticket));
            cursor = page.Next;
        }

        var walBefore = await database.ScalarAsync<decimal>("SELECT pg_current_wal_lsn() - '0/0'");
        var commitsBefore = await CommitsAsync(database);
        var cpuBefore = Process.GetCurrentProcess().TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        List<double> milliseconds = [];
        await Parallel.ForEachAsync(contacts, new ParallelOptions { MaxDegreeOfParallelism = callers, CancellationToken = Cancelled }, async (contact, cancelled) =>
        {
            var intent = TestDatabase.Intent(contact, campaign);
            var from = Stopwatch.GetTimestamp();
            await database.Journal.WriteIntentAsync(intent, cancelled);
            var took = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            lock (milliseconds)
            {
                milliseconds.Add(took);
            }

            Assert.True(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent), cancelled));
        });
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        milliseconds.Sort();
        Print($"{callers} callers: {attempts / seconds:N0} attempts/s (W1 + W2), W1 p50 {milliseconds[attempts / 2]:F1} ms, p99 {milliseconds[attempts * 99 / 100]:F1} ms, "
            + $"{(await database.ScalarAsync<decimal>("SELECT pg_current_wal_lsn() - '0/0'") - walBefore) / attempts:N0} WAL bytes and "
            + $"{(Process.GetCurrentProcess().TotalProcessorTime - cpuBefore).TotalMilliseconds / attempts:F3} ms client CPU an attempt, {(await CommitsAsync(database) - commitsBefore) / seconds:N0} commits/s");
        Assert.Equivalent(await database.RecountAsync(campaign.Id), await database.Queue.CountAsync(campaign.Id, Cancelled));
    }

    [Fact(Explicit = true)]
    public async Task A_million_contacts()
    {
        await using var database = await TestDatabase.CreateAsync(cluster, options => options with { CommandTimeout = TimeSpan.FromMinutes(10) });
        var campaign = new CampaignId(Guid.CreateVersion7());

        await TimedAsync("import of 1,000,000 rows (skip)", () => database.Get<ContactImport>().RunAsync(campaign, RowsAsync(1_000_000), DuplicatePolicy.Skip, null, Cancelled));
        Print($"managed memory in use after it: {GC.GetTotalMemory(forceFullCollection: false) / 1_048_576} MB, peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576} MB");
        await TimedAsync("import of the same again (all skipped)", () => database.Get<ContactImport>().RunAsync(campaign, RowsAsync(1_000_000), DuplicatePolicy.Skip, null, Cancelled));
        for (var i = 0; i < 3; i++)
        {
            await TimedAsync("CountAsync", () => database.Queue.CountAsync(campaign, Cancelled));
        }

        var zoneSets = (await database.Queue.ZoneSetsAsync(campaign, Cancelled)).Select(set => set.Id).ToList();
        await TimedAsync($"all pages of 1,000 over {zoneSets.Count} zone sets", async () =>
        {
            var pages = 0;
            for (QueueCursor? cursor = null; pages == 0 || cursor is not null; pages++)
            {
                cursor = (await database.Queue.PendingAsync(campaign, zoneSets, cursor, 1_000, Cancelled)).Next;
            }

            return pages;
        });
        await TimedAsync("SettleRemainingAsync", () => database.Queue.SettleRemainingAsync(campaign, ContactState.Cancelled, Cancelled));
        await TimedAsync("CountAsync", () => database.Queue.CountAsync(campaign, Cancelled));
    }

    private static async Task<CampaignEntry> ImportedCampaignAsync(TestDatabase database, int contacts)
    {
        var campaign = TestDatabase.Campaign();
        await database.Directory.SaveAsync(campaign, Cancelled);
        await database.Ledger.SaveAsync(campaign.Id.Value, new StoredGrant(TestDatabase.Owner, 1_000, campaign.Epoch), Cancelled);
        await database.Get<ContactImport>().RunAsync(campaign.Id, RowsAsync(contacts, zoneSets: 1), DuplicatePolicy.Skip, null, Cancelled);
        return campaign;
    }

    private static async IAsyncEnumerable<ImportRow> RowsAsync(int rows, int zoneSets = 20)
    {
        var zones = Enumerable.Range(0, zoneSets).Select(string[] (i) => i == 0 ? [] : [$"Zone/{i}"]).ToList();
        for (var i = 0; i < rows; i++)
        {
            yield return new ImportRow { PhoneNumber = $"+1{2_000_000_000L + i}", ZoneIds = zones[i % zoneSets], DisplayName = "Ann Example", VariablesJson = """{"city":"Springfield"}""" };
        }

        await Task.CompletedTask;
    }

    private static Task<long> CommitsAsync(TestDatabase database) =>
        database.ScalarAsync<long>("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");

    private static async Task TimedAsync<T>(string what, Func<Task<T>> action)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await action();
        Print($"{what}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:N1} ms ({result})");
    }

    private static void Print(string line) => TestContext.Current.SendDiagnosticMessage(line);
}
