using System.Collections.Concurrent;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Cluster;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>A process that has viewers is told how a campaign goes on.</summary>
public sealed class CampaignWatchTests(CommandCluster cluster) : IClassFixture<CommandCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_hears_of_contacts_of_a_call_and_of_the_end_and_no_event_has_the_number_of_another()
    {
        var number = cluster.NewNumber();
        var campaign = await TestCampaign.CreateAsync(cluster);
        var watcher = new Watcher(cluster);
        var now = await campaign.Grain.WatchAsync(watcher.Reference);
        Assert.Equal((CampaignStatus.Draft, 0), (now!.Status, now.Counts.Total));

        await campaign.WithContactsAsync([number]);
        await watcher.UntilAsync(progress => progress.Counts.Total == 1, "the contact");
        await campaign.CommandAsync(CampaignCommand.Launch);
        var call = await cluster.Carrier.CallToAsync(number, Cancelled);
        Assert.True(await call.AnswerAsync());
        call.FarEndHangsUp();

        var last = await watcher.UntilAsync(progress => progress is { Status: CampaignStatus.Completed, Counts.OpenCalls: 0 }, "the end");
        Assert.Equal((1, 1), (last.Counts.Contacts[ContactState.Answered], last.Counts.Attempts[Disposition.Answered]));
        var heard = watcher.Heard;
        Assert.Distinct(heard.Select(progress => progress.Sequence));
    }

    [Fact]
    public async Task Who_does_not_ask_again_in_time_is_told_nothing_more()
    {
        var campaign = await TestCampaign.CreateAsync(cluster);
        var (gone, there) = (new Watcher(cluster), new Watcher(cluster));
        await campaign.Grain.WatchAsync(gone.Reference);
        cluster.Time.Leap(TimeSpan.FromSeconds(16));
        await campaign.Grain.WatchAsync(there.Reference);

        await campaign.WithContactsAsync([cluster.NewNumber()]);

        await there.UntilAsync(progress => progress.Counts.Total == 1, "the contact");
        Assert.Empty(gone.Heard);
    }

    [Fact]
    public async Task A_campaign_that_is_not_there_is_not_watched()
    {
        Assert.Null(await cluster.Client.GetGrain<ICampaignGrain>(Guid.NewGuid()).WatchAsync(new Watcher(cluster).Reference));
    }

    private sealed class Watcher : IProgressObserver
    {
        private readonly ConcurrentQueue<CampaignProgress> _heard = new();
        private readonly CampaignTestCluster _cluster;

        public Watcher(CampaignTestCluster cluster)
        {
            _cluster = cluster;
            Reference = cluster.Client.CreateObjectReference<IProgressObserver>(this);
        }

        public IProgressObserver Reference { get; }

        public IReadOnlyList<CampaignProgress> Heard => [.. _heard];

        public Task ProgressedAsync(CampaignProgress progress)
        {
            _heard.Enqueue(progress);
            _cluster.Signal.Raise();
            return Task.CompletedTask;
        }

        public Task<CampaignProgress> UntilAsync(Func<CampaignProgress, bool> condition, string what) =>
            _cluster.Signal.UntilAsync(() => Task.FromResult(_heard.FirstOrDefault(condition)), what, Cancelled);
    }
}
