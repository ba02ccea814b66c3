using Campaigns.Silo.Reminders;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Silo.Tests.Reminders;

/// <summary>What Orleans expects of a reminder table, held against ours and, to see that the test is fair, against its own.</summary>
public sealed class ReminderTableTests(PostgresCluster cluster)
{
    private static readonly DateTime Start = new(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc);

    public static TheoryData<ReminderProvider> Providers => [ReminderProvider.GroupCommit, ReminderProvider.AdoNet];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_row_is_written_read_changed_and_removed_by_its_etag(ReminderProvider provider)
    {
        using var silo = await ReminderSilo.StartAsync(await cluster.CreateDatabaseAsync(), provider);
        var table = silo.Services.GetRequiredService<IReminderTable>();
        var grain = GrainId.Create("alarm", "with/odd+key");
        Assert.Null(await table.ReadRow(grain, "r", Cancelled));

        var first = await table.UpsertRow(Entry(grain, "r", Start, TimeSpan.FromMinutes(1)), Cancelled);
        var second = await table.UpsertRow(Entry(grain, "r", Start.AddHours(1), TimeSpan.FromDays(40)), Cancelled);
        var read = await table.ReadRow(grain, "r", Cancelled);

        Assert.NotEqual(first, second);
        Assert.Equal((grain, "r", Start.AddHours(1), TimeSpan.FromDays(40), second), (read!.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
        Assert.False(await table.RemoveRow(grain, "r", first!, Cancelled));
        Assert.False(await table.RemoveRow(grain, "other", second!, Cancelled));
        Assert.True(await table.RemoveRow(grain, "r", second!, Cancelled));
        Assert.False(await table.RemoveRow(grain, "r", second!, Cancelled));
        Assert.Null(await table.ReadRow(grain, "r", Cancelled));
        await silo.StopAsync(Cancelled);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_grains_rows_are_read_together_and_no_others(ReminderProvider provider)
    {
        using var silo = await ReminderSilo.StartAsync(await cluster.CreateDatabaseAsync(), provider);
        var table = silo.Services.GetRequiredService<IReminderTable>();
        var (one, other) = (GrainId.Create("alarm", "1"), GrainId.Create("alarm", "11"));
        await Task.WhenAll(new[] { (one, "a"), (one, "b"), (other, "a") }.Select(row => table.UpsertRow(Entry(row.Item1, row.Item2, Start, TimeSpan.FromMinutes(1)), Cancelled)));

        Assert.Equal(["a", "b"], (await table.ReadRows(one, Cancelled)).Reminders.Select(entry => entry.ReminderName).Order());
        Assert.Empty((await table.ReadRows(GrainId.Create("alarm", "2"), Cancelled)).Reminders);
        await silo.StopAsync(Cancelled);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Ranges_of_the_ring_hold_each_row_once_also_over_its_end(ReminderProvider provider)
    {
        using var silo = await ReminderSilo.StartAsync(await cluster.CreateDatabaseAsync(), provider);
        var table = silo.Services.GetRequiredService<IReminderTable>();
        var grains = Enumerable.Range(0, 200).Select(i => GrainId.Create("alarm", $"{i}")).ToList();
        await Task.WhenAll(grains.Select(grain => table.UpsertRow(Entry(grain, "r", Start, TimeSpan.FromMinutes(1)), Cancelled)));
        var exact = grains[0].GetUniformHashCode();

        foreach (var (begin, end) in ((uint, uint)[])
            [(0, uint.MaxValue / 2), (uint.MaxValue / 2, 0), (0, 0), (7, 7), (uint.MaxValue / 4, uint.MaxValue / 4 * 3), (uint.MaxValue / 4 * 3, uint.MaxValue / 4), (exact - 1, exact), (exact, exact + 1)])
        {
            var read = (await table.ReadRows(begin, end, Cancelled)).Reminders.Select(entry => entry.GrainId);

            Assert.Equal(grains.Where(grain => InRange(grain.GetUniformHashCode(), begin, end)).OrderBy(grain => grain.ToString()), read.OrderBy(grain => grain.ToString()));
        }

        await table.TestOnlyClearTable(Cancelled);
        Assert.Empty((await table.ReadRows(0, 0, Cancelled)).Reminders);
        await silo.StopAsync(Cancelled);

        static bool InRange(uint hash, uint begin, uint end) => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Writers_of_one_row_each_get_an_etag_of_their_own(ReminderProvider provider)
    {
        using var silo = await ReminderSilo.StartAsync(await cluster.CreateDatabaseAsync(), provider);
        var table = silo.Services.GetRequiredService<IReminderTable>();
        var grain = GrainId.Create("alarm", "1");

        var etags = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => table.UpsertRow(Entry(grain, "r", Start.AddSeconds(i), TimeSpan.FromMinutes(1)), Cancelled)));

        Assert.Equal(20, etags.Distinct().Count());
        Assert.Contains((await table.ReadRow(grain, "r", Cancelled))!.ETag, etags);
        await silo.StopAsync(Cancelled);
    }

    [Fact]
    public async Task A_silo_is_not_told_of_what_comes_after_its_next_readings()
    {
        using var silo = await ReminderSilo.StartAsync(await cluster.CreateDatabaseAsync(), ReminderProvider.GroupCommit);
        var table = silo.Services.GetRequiredService<IReminderTable>();
        var now = silo.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var (soon, late) = (GrainId.Create("alarm", "soon"), GrainId.Create("alarm", "late"));
        await table.UpsertRow(Entry(soon, "r", now.AddMinutes(10), TimeSpan.FromMinutes(1)), Cancelled);
        await table.UpsertRow(Entry(late, "r", now.AddMinutes(12), TimeSpan.FromMinutes(1)), Cancelled);

        // Orleans reads every five minutes.
        Assert.Equal([soon], (await table.ReadRows(0, 0, Cancelled)).Reminders.Select(entry => entry.GrainId));
        Assert.NotNull(await table.ReadRow(late, "r", Cancelled));
        await silo.StopAsync(Cancelled);
    }

    private static ReminderEntry Entry(GrainId grain, string name, DateTime start, TimeSpan period) =>
        new() { GrainId = grain, ReminderName = name, StartAt = start, Period = period };
}
