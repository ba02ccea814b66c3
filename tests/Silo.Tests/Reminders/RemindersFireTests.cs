using System.Globalization;
using Campaigns.Silo.Reminders;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Silo.Tests.Reminders;

/// <summary>
/// Every reminder that was registered rings. 2,000 of them, or as many as the environment variable CAMPAIGNS_TEST_REMINDERS says:
/// 50,000 is what is to be tried before a release.
/// </summary>
public sealed class RemindersFireTests(PostgresCluster cluster)
{
    private static readonly int Alarms = int.Parse(Environment.GetEnvironmentVariable("CAMPAIGNS_TEST_REMINDERS") ?? "2000", CultureInfo.InvariantCulture);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_one_rings_once_and_leaves_no_row()
    {
        using var silo = await ReminderSilo.StartAsync(await cluster.CreateDatabaseAsync(), ReminderProvider.GroupCommit);
        var (grains, board) = (silo.Services.GetRequiredService<IGrainFactory>(), silo.Services.GetRequiredService<AlarmBoard>());
        board.Expected = Alarms;

        await Parallel.ForAsync(0, Alarms, new ParallelOptions { MaxDegreeOfParallelism = 500, CancellationToken = Cancelled }, async (i, _) =>
            await grains.GetGrain<IAlarmGrain>(i).SetAsync(TimeSpan.FromMilliseconds(500 + (i % 1500)), TimeSpan.FromMinutes(1)));
        await board.All.WaitAsync(Patience, Cancelled);

        Assert.Equal(Alarms, board.Rings.Count);
        Assert.All(board.Rings.Values, times => Assert.Equal(1, times));
        Assert.Empty((await silo.Services.GetRequiredService<IReminderTable>().ReadRows(0, 0, Cancelled)).Reminders);
        await silo.StopAsync(Cancelled);
    }

    [Fact]
    public async Task Those_of_a_silo_that_is_gone_ring_in_the_next()
    {
        var database = await cluster.CreateDatabaseAsync();
        using (var first = await ReminderSilo.StartAsync(database, ReminderProvider.GroupCommit, refresh: TimeSpan.FromSeconds(1)))
        {
            var grains = first.Services.GetRequiredService<IGrainFactory>();
            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => grains.GetGrain<IAlarmGrain>(i).SetAsync(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2))));
            await first.StopAsync(Cancelled);
        }

        using var second = await ReminderSilo.StartAsync(database, ReminderProvider.GroupCommit, refresh: TimeSpan.FromSeconds(1));
        var board = second.Services.GetRequiredService<AlarmBoard>();
        board.Expected = 50;
        await board.All.WaitAsync(Patience, Cancelled);

        Assert.Equal(50, board.Rings.Count);
        await second.StopAsync(Cancelled);
    }
}
