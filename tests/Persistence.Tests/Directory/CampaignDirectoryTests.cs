using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Directory;

public sealed class CampaignDirectoryTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dialers_serve_running_campaigns_and_those_with_open_calls_by_priority()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var low = TestDatabase.Campaign();
        var high = TestDatabase.Campaign() with { Settings = low.Settings with { Priority = 5 } };
        await database.Directory.SaveAsync(low, Cancelled);
        await database.Directory.SaveAsync(high, Cancelled);
        await database.Directory.SaveAsync(TestDatabase.Campaign(CampaignStatus.Draft), Cancelled);
        var (cancelled, contacts) = await database.RunningCampaignAsync(1);
        await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[0], cancelled), Cancelled);
        await database.Directory.SaveAsync(cancelled with { Status = CampaignStatus.Cancelled, Version = 2 }, Cancelled);

        Assert.Equal(
            [new RunningCampaign(high.Id, high.Settings.Trunk, 5, TeamId.First), new RunningCampaign(low.Id, low.Settings.Trunk, 0, TeamId.First), new RunningCampaign(cancelled.Id, cancelled.Settings.Trunk, 0, TeamId.First)],
            await database.Directory.RunningAsync(Cancelled));
    }

    [Fact]
    public async Task Users_of_a_trunk_and_of_an_assistant_are_campaigns_that_are_not_over()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var settings = TestDatabase.Campaign().Settings;
        foreach (var status in Enum.GetValues<CampaignStatus>())
        {
            await database.Directory.SaveAsync(TestDatabase.Campaign(status) with { Settings = settings with { Name = $"{status}" } }, Cancelled);
        }

        await database.Directory.SaveAsync(TestDatabase.Campaign() with { Deleted = true, Settings = settings }, Cancelled);

        string[] live = ["Draft", "Scheduled", "Running", "Paused"];
        Assert.Equal(live, await database.Directory.UsersOfAsync(settings.Trunk, Cancelled));
        Assert.Equal(live, await database.Directory.UsersOfAsync(settings.Assistant, Cancelled));
        Assert.Empty(await database.Directory.UsersOfAsync(new TrunkId(Guid.CreateVersion7()), Cancelled));
    }

    [Fact]
    public async Task The_databases_clock_moves_on()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);

        var first = await database.Directory.NowAsync(Cancelled);
        var second = await database.Directory.NowAsync(Cancelled);

        Assert.True(first < second);
        Assert.True((SystemClock.Instance.GetCurrentInstant() - second).TotalMinutes < 5);
    }
}
