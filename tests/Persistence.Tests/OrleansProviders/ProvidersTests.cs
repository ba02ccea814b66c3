using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Campaigns.Persistence.Tests.OrleansProviders;

/// <summary>Orleans' own ADO.NET providers against our SQL.</summary>
public sealed class ProvidersTests(PostgresCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_state_is_written_read_and_cleared(bool deleteStateOnClear)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        using (var silo = await TestSilo.StartAsync(database.DataSource, "one", deleteStateOnClear))
        {
            Assert.Null(await silo.Grains<INoteGrain>("a").ReadAsync());
            await silo.Grains<INoteGrain>("a").WriteAsync("first");
            await silo.Grains<INoteGrain>("a").WriteAsync("second");
            await silo.Grains<INoteGrain>("b").WriteAsync("other");
            await silo.StopAsync(Cancelled);
        }

        using var again = await TestSilo.StartAsync(database.DataSource, "one", deleteStateOnClear);
        Assert.Equal("second", await again.Grains<INoteGrain>("a").ReadAsync());
        Assert.Equal("other", await again.Grains<INoteGrain>("b").ReadAsync());

        await again.Grains<INoteGrain>("a").ClearAsync();
        Assert.Null(await again.Grains<INoteGrain>("a").ReadAsync());
        Assert.Equal(deleteStateOnClear ? 1 : 2, await database.ScalarAsync<long>("SELECT count(*) FROM orleans_grain_state"));

        await again.Grains<INoteGrain>("a").WriteAsync("third");
        Assert.Equal("third", await again.Grains<INoteGrain>("a").ReadAsync());
        await again.StopAsync(Cancelled);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_activations_the_second_writer_is_refused(bool deleteStateOnClear)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        using var silo = await TestSilo.StartAsync(database.DataSource, "one", deleteStateOnClear);
        var storage = silo.Services.GetRequiredService<IGrainStorage>();
        var grain = GrainId.Create("note", "x");
        var (first, second) = (await ReadAsync(), await ReadAsync());

        // Both believe that the state is new.
        await storage.WriteStateAsync("note", grain, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("note", grain, second));

        // Both have read version 1.
        second = await ReadAsync();
        await storage.WriteStateAsync("note", grain, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("note", grain, second));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("note", grain, second));

        // A stale activation doesn't bring a cleared state back.
        second = await ReadAsync();
        await storage.ClearStateAsync("note", grain, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("note", grain, second));
        Assert.False((await ReadAsync()).RecordExists);
        await silo.StopAsync(Cancelled);

        async Task<GrainState<NoteState>> ReadAsync()
        {
            var state = new GrainState<NoteState>(new NoteState());
            await storage.ReadStateAsync("note", grain, state);
            return state;
        }
    }

    [Fact]
    public async Task A_reminder_is_registered_fires_and_is_gone_when_unregistered()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        using var silo = await TestSilo.StartAsync(database.DataSource, "one");
        var (now, later) = (Guid.NewGuid(), Guid.NewGuid());

        await silo.Grains<IBellGrain>(later).SetAsync(TimeSpan.FromHours(1));
        await silo.Grains<IBellGrain>(later).SetAsync(TimeSpan.FromHours(2));
        await silo.Grains<IBellGrain>(now).SetAsync(TimeSpan.FromMilliseconds(100));
        await silo.Services.GetRequiredService<BellSignals>().WaitAsync(now).WaitAsync(Patience, Cancelled);

        Assert.Empty(await silo.Grains<IBellGrain>(now).NamesAsync());
        Assert.Equal(["bell"], await silo.Grains<IBellGrain>(later).NamesAsync());
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM orleans_reminder"));
        await silo.StopAsync(Cancelled);
    }

    [Fact]
    public async Task Reminders_are_read_by_range_of_the_ring_also_over_its_end()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        using var silo = await TestSilo.StartAsync(database.DataSource, "one");
        var table = silo.Services.GetRequiredService<IReminderTable>();
        var grains = Enumerable.Range(0, 64).Select(i => GrainId.Create("bell", $"{i}")).ToList();
        var start = new DateTime(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc);
        foreach (var grain in grains)
        {
            await table.UpsertRow(new ReminderEntry { GrainId = grain, ReminderName = "r", StartAt = start, Period = TimeSpan.FromDays(40) }, Cancelled);
        }

        foreach (var (begin, end) in ((uint, uint)[])[(0, uint.MaxValue / 2), (uint.MaxValue / 2, 0), (0, 0), (uint.MaxValue / 4, uint.MaxValue / 4 * 3)])
        {
            var read = (await table.ReadRows(begin, end, Cancelled)).Reminders;

            Assert.Equivalent(grains.Where(grain => InRange(grain.GetUniformHashCode(), begin, end)), read.Select(entry => entry.GrainId));
            Assert.All(read, entry => Assert.Equal((start, TimeSpan.FromDays(40)), (entry.StartAt, entry.Period)));
        }

        var row = await table.ReadRow(grains[0], "r", Cancelled);
        Assert.False(await table.RemoveRow(grains[0], "r", "41", Cancelled));
        Assert.True(await table.RemoveRow(grains[0], "r", row!.ETag!, Cancelled));
        Assert.Null(await table.ReadRow(grains[0], "r", Cancelled));
        await table.TestOnlyClearTable(Cancelled);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM orleans_reminder"));
        await silo.StopAsync(Cancelled);

        static bool InRange(uint hash, uint begin, uint end) => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
    }

    [Fact]
    public async Task Two_silos_join_one_cluster_and_a_stopped_one_leaves_and_is_cleaned_away()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        using var first = await TestSilo.StartAsync(database.DataSource, "two");
        using var second = await TestSilo.StartAsync(database.DataSource, "two");
        var table = first.Services.GetRequiredService<IMembershipTable>();
        Assert.Equal(2, (await table.ReadAllAsync(Cancelled)).Members.Count(member => member.Item1.Status == SiloStatus.Active));

        // Grains of either silo are reached from the other.
        foreach (var key in Enumerable.Range(0, 20).Select(i => $"{i}"))
        {
            await first.Grains<INoteGrain>(key).WriteAsync(key);
            Assert.Equal(key, await second.Grains<INoteGrain>(key).ReadAsync());
        }

        await second.StopAsync(Cancelled);
        var members = (await table.ReadAllAsync(Cancelled)).Members;
        Assert.Equal([SiloStatus.Active, SiloStatus.Dead], members.Select(member => member.Item1.Status).Order());

        await table.CleanupDefunctSiloEntriesAsync(TimeProvider.System.GetUtcNow().AddHours(1), Cancelled);
        var left = Assert.Single((await table.ReadAllAsync(Cancelled)).Members);
        Assert.Equal(SiloStatus.Active, left.Item1.Status);
        await first.StopAsync(Cancelled);
    }

    [Fact]
    public async Task Membership_moves_only_from_the_version_that_was_read()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        using var silo = TestSilo.Build(database.DataSource, "three");
        var table = silo.Services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancelled);
        var read = await table.ReadAllAsync(Cancelled);
        var joining = new MembershipEntry
        {
            SiloAddress = SiloAddress.New(System.Net.IPAddress.Loopback, 4711, 1),
            SiloName = "ghost",
            HostName = "ghost",
            Status = SiloStatus.Created,
            StartTime = new DateTime(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc),
            IAmAliveTime = new DateTime(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc),
        };

        Assert.True(await table.InsertRowAsync(joining, read.Version.Next(), Cancelled));
        Assert.False(await table.InsertRowAsync(joining, read.Version.Next(), Cancelled));
        Assert.False(await table.InsertRowAsync(joining, (await table.ReadAllAsync(Cancelled)).Version.Next(), Cancelled));

        var ghost = await table.ReadRowAsync(joining.SiloAddress, Cancelled);
        joining.AddSuspector(SiloAddress.New(System.Net.IPAddress.Loopback, 4712, 2), joining.StartTime);
        joining.Status = SiloStatus.Dead;
        Assert.False(await table.UpdateRowAsync(joining, ghost.Members[0].Item2, read.Version.Next(), Cancelled));
        Assert.True(await table.UpdateRowAsync(joining, ghost.Members[0].Item2, ghost.Version.Next(), Cancelled));
        joining.IAmAliveTime = joining.StartTime.AddMinutes(1);
        await table.UpdateIAmAliveAsync(joining, Cancelled);

        ghost = await table.ReadRowAsync(joining.SiloAddress, Cancelled);
        var (entry, _) = Assert.Single(ghost.Members);
        Assert.Equal((SiloStatus.Dead, joining.IAmAliveTime, 1), (entry.Status, entry.IAmAliveTime, entry.SuspectTimes?.Count ?? 0));
        Assert.Empty((await table.ReadRowAsync(SiloAddress.New(System.Net.IPAddress.Loopback, 1, 1), Cancelled)).Members);

        await table.DeleteMembershipTableEntriesAsync("three", Cancelled);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT (SELECT count(*) FROM orleans_silo) + (SELECT count(*) FROM orleans_cluster)"));
    }
}
