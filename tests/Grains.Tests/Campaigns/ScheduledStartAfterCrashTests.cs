using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>Campaigns that start by themselves, and a silo that is killed before they do. Nobody rings their reminders but Orleans.</summary>
public sealed class ScheduledStartAfterCrashTests(CrashCluster cluster) : IClassFixture<CrashCluster>
{
    // Reminders keep the machine's time. The start comes after the others know that the silo is dead, which takes some seconds; a reminder that is overdue by then rings a minute later.
    private static readonly Duration Ahead = Duration.FromSeconds(15);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Campaigns_whose_silo_is_killed_before_their_start_time_start_once_on_another()
    {
        var startAt = cluster.Clock.GetCurrentInstant() + Ahead;
        var numbers = Enumerable.Range(0, 6).Select(_ => cluster.NewNumber()).ToArray();
        List<TestCampaign> campaigns = [];
        foreach (var number in numbers)
        {
            campaigns.Add(await (await TestCampaign.CreateAsync(cluster, settings => settings with { StartAt = startAt })).WithContactsAsync([number]));
        }

        // Grains and reminders are spread over both silos: it takes some of each with it, and at least this grain.
        var victim = await cluster.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(campaigns[0].Grain, Cancelled);
        await cluster.KillSiloAsync(victim!);
        Assert.Empty(cluster.Carrier.Calls);
        cluster.Clock.Reset(startAt);

        await cluster.Signal.UntilAsync(() => numbers.All(number => cluster.Carrier.CallsTo(number).Count > 0), "every campaign's call", Cancelled);

        foreach (var (campaign, number) in campaigns.Zip(numbers))
        {
            // Its wake-up stops itself: nothing is left that could start it again.
            await cluster.Signal.UntilAsync(async () => await WakeUpAsync(campaign) is null ? this : null, "the end of the wake-up", Cancelled);
            await RingAsync(campaign);

            // Created, started: no third version.
            var entry = (await campaign.Grain.GetAsync())!.Entry;
            Assert.Equal((CampaignStatus.Running, startAt, 2), (entry.Status, entry.StartedAt, entry.Version));
            Assert.Single(cluster.Carrier.CallsTo(number));
        }
    }

    private static Task RingAsync(TestCampaign campaign) => campaign.Grain.AsReference<IRemindable>().ReceiveReminder("start", new TickStatus());

    private async Task<ReminderEntry?> WakeUpAsync(TestCampaign campaign) =>
        await cluster.Services.GetRequiredService<IReminderTable>().ReadRow(campaign.Grain.GetGrainId(), "start");
}
