using Campaigns.Api.Live;
using Campaigns.Api.Tests.Cluster;
using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Campaigns;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Api.Tests.Live;

public sealed class ProgressFeedsTests
{
    private static readonly Guid Campaign = Guid.Parse("01970000-0000-7000-8000-000000000001");

    private readonly SampleProgressSource _source = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ProgressFeeds _feeds;

    public ProgressFeedsTests() => _feeds = new ProgressFeeds(_source, _time);

    [Fact]
    public async Task Begins_with_a_snapshot_and_goes_on_with_events()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(5);
        await using var viewer = Watch();

        Assert.Equal(5, (await viewer.NextAsync())!.Sequence);
        _source.Publish(Campaign, SampleProgress.At(6));
        _source.Publish(Campaign, SampleProgress.At(7));
        Assert.Equal(6, (await viewer.NextAsync())!.Sequence);
        Assert.Equal(7, (await viewer.NextAsync())!.Sequence);
    }

    [Fact]
    public async Task Leaves_out_events_that_are_older_than_the_snapshot()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(5);
        await using var viewer = Watch();

        await viewer.NextAsync();
        _source.Publish(Campaign, SampleProgress.At(4));
        _source.Publish(Campaign, SampleProgress.At(6));
        Assert.Equal(6, (await viewer.NextAsync())!.Sequence);
    }

    [Fact]
    public async Task Shares_one_subscription_and_ends_it_with_the_last_viewer()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(1);
        await using (var first = Watch())
        {
            await using (var second = Watch())
            {
                await first.NextAsync();
                await second.NextAsync();
                _source.Publish(Campaign, SampleProgress.At(2));
                Assert.Equal(2, (await first.NextAsync())!.Sequence);
                Assert.Equal(2, (await second.NextAsync())!.Sequence);
            }

            Assert.Equal(1, _source.Subscriptions);
        }

        Assert.Equal(0, _source.Subscriptions);
        Assert.Equal(1, _source.SubscriptionsEver);
    }

    [Fact]
    public async Task A_slow_viewer_loses_the_oldest_events_only()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(1);
        await using var viewer = Watch();
        await viewer.NextAsync();

        for (var sequence = 2; sequence <= 1_000; sequence++)
        {
            _source.Publish(Campaign, SampleProgress.At(sequence));
        }

        var seen = new List<long>();
        while (seen.LastOrDefault() != 1_000)
        {
            seen.Add((await viewer.NextAsync())!.Sequence);
        }

        Assert.True(seen.Count <= 16, $"{seen.Count} events were kept for one viewer.");
        Assert.Equal(seen.Order(), seen);
    }

    [Fact]
    public async Task Ends_when_the_campaign_is_over_no_call_is_up_and_every_contact_is_final()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(1);
        await using var viewer = Watch();
        await viewer.NextAsync();

        _source.Publish(Campaign, SampleProgress.At(2, CampaignStatus.Cancelled, openCalls: 1));
        Assert.Equal(2, (await viewer.NextAsync())!.Sequence);
        _source.Publish(Campaign, SampleProgress.At(3, CampaignStatus.Cancelled, unsettled: 2));
        Assert.Equal(3, (await viewer.NextAsync())!.Sequence);
        _source.Publish(Campaign, SampleProgress.At(4, CampaignStatus.Cancelled));
        Assert.Equal(4, (await viewer.NextAsync())!.Sequence);
        Assert.True(await viewer.HasEndedAsync());
    }

    [Fact]
    public async Task Shows_a_campaign_that_is_over_already_once()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(9, CampaignStatus.Completed);
        await using var viewer = Watch();

        Assert.Equal(9, (await viewer.NextAsync())!.Sequence);
        Assert.True(await viewer.HasEndedAsync());
    }

    [Fact]
    public async Task Gives_a_sign_of_life_after_a_silence()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(1);
        await using var viewer = Watch();
        await viewer.NextAsync();

        // Read again meanwhile, it says the same: that is no event.
        _source.Snapshots[Campaign] = SampleProgress.At(1) with { AtUnixMs = 9_000 };
        var next = viewer.NextAsync();
        _time.Advance(ProgressFeeds.Silence);
        Assert.Null(await next);
    }

    [Fact]
    public async Task Reads_again_in_case_the_end_was_lost()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(1);
        await using var viewer = Watch();
        await viewer.NextAsync();
        _source.Snapshots[Campaign] = SampleProgress.At(8, CampaignStatus.Completed);

        _time.Advance(ProgressFeed.Renewal);
        Assert.Equal(8, (await viewer.NextAsync())!.Sequence);
        Assert.True(await viewer.HasEndedAsync());
    }

    [Fact]
    public async Task Who_comes_later_sees_what_the_others_see_and_the_campaign_is_not_asked_again()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(1);
        await using var first = Watch();
        await first.NextAsync();
        _source.Publish(Campaign, SampleProgress.At(2));
        await first.NextAsync();
        var reads = _source.Reads;

        await using var second = Watch();
        Assert.Equal(2, (await second.NextAsync())!.Sequence);
        Assert.Equal(2, (await _feeds.ReadAsync(Campaign))!.Sequence);
        Assert.Equal(reads, _source.Reads);
    }

    [Fact]
    public async Task Breaks_for_every_viewer_when_the_campaign_cannot_be_asked_and_begins_anew_for_who_comes_back()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(1);
        await using (var viewer = Watch())
        {
            await viewer.NextAsync();
            _source.Unreachable = new TimeoutException("Its silo is gone.");

            _time.Advance(ProgressFeed.Renewal);
            await Assert.ThrowsAsync<TimeoutException>(viewer.NextAsync);
        }

        _source.Unreachable = null;
        await using var again = Watch();
        Assert.Equal(1, (await again.NextAsync())!.Sequence);
    }

    [Fact]
    public async Task Ends_when_the_campaign_is_gone()
    {
        _source.Snapshots[Campaign] = SampleProgress.At(1);
        await using var viewer = Watch();
        await viewer.NextAsync();
        _source.Snapshots.Clear();

        _time.Advance(ProgressFeed.Renewal);
        Assert.True(await viewer.HasEndedAsync());
    }

    private Viewer Watch() => new(_feeds.WatchAsync(Campaign, TestContext.Current.CancellationToken));

    private sealed class Viewer(IAsyncEnumerable<CampaignProgress?> events) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<CampaignProgress?> _events = events.GetAsyncEnumerator(TestContext.Current.CancellationToken);

        public async Task<CampaignProgress?> NextAsync()
        {
            Assert.True(await MoveAsync());
            return _events.Current;
        }

        public async Task<bool> HasEndedAsync() => !await MoveAsync();

        public ValueTask DisposeAsync() => _events.DisposeAsync();

        private Task<bool> MoveAsync() => _events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }
}
