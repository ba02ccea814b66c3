using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Pacing;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Pacing;

/// <summary>A trunk with a few channels and many campaigns, all of which want them all.</summary>
public sealed class FairShareTests
{
    private const string Silo = "silo-1";

    [Fact]
    public void One_campaign_alone_gets_all_that_it_wants()
    {
        var share = new FairShare();
        share.Claim(Silo, [Greedy(1)], Duration.Zero);
        Assert.False(share.IsContended);
        Assert.Equal([(Id(1), 7)], share.Divide(Silo, 7, Duration.Zero));
    }

    [Theory]
    [InlineData(1, 1, 1, 6, 2, 2, 2)]
    [InlineData(1, 2, 3, 12, 2, 4, 6)]
    [InlineData(5, 1, 1, 7, 5, 1, 1)]
    [InlineData(1, 1, 1, 2, 1, 1, 0)]
    public void Channels_are_divided_by_weight(int first, int second, int third, int free, int getsFirst, int getsSecond, int getsThird)
    {
        var share = new FairShare();
        share.Claim(Silo, [Greedy(1, weight: first), Greedy(2, weight: second), Greedy(3, weight: third)], Duration.Zero);
        var gets = share.Divide(Silo, free, Duration.Zero).ToDictionary(grant => grant.Campaign, grant => grant.Count);
        Assert.Equal((getsFirst, getsSecond, getsThird), (gets.GetValueOrDefault(Id(1)), gets.GetValueOrDefault(Id(2)), gets.GetValueOrDefault(Id(3))));
    }

    [Fact]
    public void What_is_in_use_already_counts()
    {
        var share = new FairShare();
        share.Claim(Silo, [Greedy(1) with { InUse = 4 }, Greedy(2)], Duration.Zero);
        Assert.Equal([(Id(2), 2)], share.Divide(Silo, 2, Duration.Zero));
    }

    [Fact]
    public void A_higher_priority_goes_first_until_another_has_waited_too_long()
    {
        var share = new FairShare();
        ShareClaim[] claims = [Greedy(1, priority: 5), Greedy(2), Greedy(3)];
        for (var now = Duration.Zero; now < FairShare.Patience; now += Duration.FromSeconds(1))
        {
            share.Claim(Silo, claims, now);
            Assert.Equal([(Id(1), 2)], share.Divide(Silo, 2, now));
            share.Granted(Id(1), 2, now);
        }

        share.Claim(Silo, claims, FairShare.Patience);
        Assert.Equal([(Id(1), 1), (Id(2), 1), (Id(3), 1)], share.Divide(Silo, 3, FairShare.Patience).OrderBy(grant => grant.Campaign.Value));
    }

    [Fact]
    public void What_falls_to_a_campaign_that_wants_it_elsewhere_stays_free_for_it()
    {
        var share = new FairShare();
        share.Claim("silo-2", [Greedy(2)], Duration.Zero);
        share.Claim(Silo, [Greedy(1) with { InUse = 3 }], Duration.Zero);
        Assert.Empty(share.Divide(Silo, 2, Duration.Zero));
        Assert.Equal([(Id(2), 2)], share.Divide("silo-2", 2, Duration.Zero));

        // It asked no more: the others need not wait for it.
        var later = Duration.FromSeconds(4);
        share.Claim(Silo, [Greedy(1) with { InUse = 3 }], later);
        Assert.Equal([(Id(1), 3)], share.Divide(Silo, 3, later));
        Assert.False(share.IsContended);
    }

    [Fact]
    public void Whoever_comes_late_is_not_made_up_for_the_past()
    {
        var share = new FairShare();
        for (var second = 0; second < 10; second++)
        {
            share.Claim(Silo, [Greedy(1)], Duration.FromSeconds(second));
            share.Granted(Id(1), 100, Duration.FromSeconds(second));
        }

        share.Claim(Silo, [Greedy(1), Greedy(2)], Duration.FromSeconds(10));
        Assert.Equal([(Id(1), 5), (Id(2), 5)], share.Divide(Silo, 10, Duration.FromSeconds(10)).OrderBy(grant => grant.Campaign.Value));
    }

    /// <summary>Fifty campaigns of any priorities and weights, a few channels, calls of any length: nobody waits longer than the stated bound.</summary>
    [Fact]
    public void No_campaign_starves() => Gen.Select(Gen.Int[0, 3].Array[50], Gen.Int[1, 20].Array[50], Gen.Int[1, 10], Gen.Int[1, 40].Array[200]).Sample((priorities, weights, channels, lengths) =>
    {
        var world = new World(priorities, weights, channels, lengths);
        // Each channel starts a call at least every 40 s, so fifty waiting campaigns are through after 50 ÷ channels of these.
        var bound = FairShare.Patience + Duration.FromSeconds(40 * ((50 / channels) + 2));
        for (var second = 0; second < 1_000; second++)
        {
            world.Tick(second);
            Assert.True(world.LongestWait(second) <= bound, $"{world.LongestWait(second)} at {second} s, bound {bound}");
        }
    }, iter: 5);

    /// <summary>The same on three silos, on which different campaigns have something to dial. What falls to a campaign elsewhere waits for its silo to ask, which it does within a second here.</summary>
    [Fact]
    public void No_campaign_starves_over_several_silos_and_the_channels_are_never_exceeded() =>
        Gen.Select(Gen.Int[0, 3].Array[50], Gen.Int[1, 20].Array[50], Gen.Int[1, 7].Array[50], Gen.Int[1, 10], Gen.Int[1, 40].Array[200]).Sample((priorities, weights, homes, channels, lengths) =>
        {
            var world = new World(priorities, weights, channels, lengths, homes);
            var bound = FairShare.Patience + Duration.FromSeconds((40 * ((50 / channels) + 2)) + 3);
            for (var second = 0; second < 700; second++)
            {
                world.Tick(second);
                Assert.True(world.Up <= channels);
                Assert.True(world.LongestWait(second) <= bound, $"{world.LongestWait(second)} at {second} s, bound {bound}");
            }
        }, iter: 4);

    [Fact]
    public void In_the_long_run_equal_calls_are_shared_by_weight() => Gen.Int[1, 20].Array[2, 12].Sample(weights =>
    {
        // Too few campaigns and too little time for anybody's patience to end.
        var world = new World(new int[weights.Length], weights, channels: 60, lengths: [3]);
        for (var second = 0; second < 600; second++)
        {
            world.Tick(second);
        }

        var all = world.Started.Sum();
        Assert.All(weights.Index(), campaign =>
            Assert.InRange(world.Started[campaign.Index], (0.85 * all * campaign.Item / weights.Sum()) - 60, (1.15 * all * campaign.Item / weights.Sum()) + 60));
    }, iter: 30);

    /// <summary>A division that looked at every campaign for each campaign would take a hundred million looks here.</summary>
    [Fact]
    public void Ten_thousand_campaigns_on_three_silos_are_divided_in_their_order()
    {
        const int Campaigns = 10_000;
        var share = new FairShare();
        string[] silos = ["silo-1", "silo-2", "silo-3"];
        foreach (var silo in silos)
        {
            share.Claim(silo, [.. Enumerable.Range(0, Campaigns).Select(n => new ShareClaim(Id(n), n % 2, 1, 0, 1))], Duration.Zero);
        }

        // Every second campaign has the higher priority; each wants one call on each silo, and its turn comes three times before the others'.
        var grants = share.Divide("silo-2", Campaigns * 3 / 2, Duration.Zero);
        Assert.Equal(Campaigns / 2, grants.Count);
        Assert.All(grants, grant => Assert.Equal((1, 1), (NumberOf(grant.Campaign) % 2, grant.Count)));
        Assert.Equal(Campaigns, share.Divide("silo-2", Campaigns * 3, Duration.Zero).Count);
        Assert.Equal(Campaigns, share.Waiting.Count);
    }

    private static int NumberOf(CampaignId id) => (int)BitConverter.ToUInt32(id.Value.ToByteArray());

    private static CampaignId Id(int n) => new(new Guid(n, 0, 0, new byte[8]));

    private static ShareClaim Greedy(int n, int priority = 0, int weight = 1) => new(Id(n), priority, weight, 0, 100);

    /// <summary>Campaigns that always want more, on a clock of seconds: all on one silo, or (homes) each on those of three silos whose bit it has.</summary>
    private sealed class World(int[] priorities, int[] weights, int channels, int[] lengths, int[]? homes = null)
    {
        private readonly FairShare _share = new();
        private readonly List<(int Campaign, int Silo, int EndsAt)> _calls = [];
        private readonly int[] _lastStart = new int[weights.Length];
        private int _started;

        public int[] Started { get; } = new int[weights.Length];

        public int Up => _calls.Count;

        public void Tick(int second)
        {
            _calls.RemoveAll(call => call.EndsAt <= second);
            for (var silo = 0; silo < (homes is null ? 1 : 3); silo++)
            {
                Pull((silo + second) % (homes is null ? 1 : 3), second);
            }
        }

        public Duration LongestWait(int second) => Duration.FromSeconds(second - _lastStart.Min());

        private void Pull(int silo, int second)
        {
            var (name, now) = ($"silo-{silo}", Duration.FromSeconds(second));
            _share.Claim(name, [.. weights.Index().Where(campaign => homes is null || (homes[campaign.Index] >> silo & 1) == 1).Select(campaign => ClaimOf(campaign.Index, campaign.Item, silo))], now);
            var free = channels - _calls.Count;
            var grants = _share.Divide(name, free, now);

            // All want everything, so nothing may be left; but for whoever wants it elsewhere.
            Assert.True(homes is null ? grants.Sum(grant => grant.Count) == free : grants.Sum(grant => grant.Count) <= free);
            foreach (var (id, count) in grants)
            {
                _share.Granted(id, count, now);
                Start(NumberOf(id), silo, count, second);
            }
        }

        private ShareClaim ClaimOf(int campaign, int weight, int silo) =>
            new(Id(campaign), priorities[campaign], weight, _calls.Count(call => call.Campaign == campaign && call.Silo == silo), channels);

        private void Start(int campaign, int silo, int count, int second)
        {
            _lastStart[campaign] = second;
            Started[campaign] += count;
            for (; count > 0; count--)
            {
                _calls.Add((campaign, silo, second + lengths[_started++ % lengths.Length]));
            }
        }
    }
}
