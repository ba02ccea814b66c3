using System.Reflection;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Trunks;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Grains.Tests.Dialing;

public sealed class TrunkLineTests
{
    private static readonly TimeSpan TogetherAgain = TimeSpan.FromMilliseconds(50);

    private readonly FakeTimeProvider _time = new();
    private readonly ITrunkGrain _trunk = DispatchProxy.Create<ITrunkGrain, SharedTrunk>();

    private SharedTrunk Trunk => (SharedTrunk)(object)_trunk;

    /// <summary>Each message holds what all campaigns here want: were each to send one, two hundred campaigns would send forty thousand wishes in turn.</summary>
    [Fact]
    public async Task Campaigns_that_share_a_trunk_ask_it_together()
    {
        using var line = Line();
        var campaigns = Enumerable.Range(0, 20).Select(_ => new Wishing()).ToList();
        await AskAsync(line, campaigns);
        await AskAsync(line, campaigns);
        Assert.Single(Trunk.Pulls);

        _time.Advance(TogetherAgain);

        await Trunk.SecondPull;
        Assert.Equal(campaigns.Select(campaign => campaign.Campaign).Order(), Trunk.Pulls[1].Claims.Select(claim => claim.Campaign).Order());
    }

    [Fact]
    public async Task A_call_that_ended_does_not_make_them_ask_sooner()
    {
        using var line = Line();
        await line.ReserveAsync(new Wishing(), 1);

        line.Release(1);
        await line.ReserveAsync(new Wishing(), 1);
        Assert.Single(Trunk.Pulls);

        _time.Advance(TogetherAgain);
        await Trunk.SecondPull;
    }

    [Fact]
    public async Task A_campaign_is_woken_for_what_the_trunk_gave_it_and_nobody_else_takes_that()
    {
        using var line = Line();
        var (first, served, other) = (new Wishing(), new Wishing(), new Wishing());
        Trunk.Preferred = served.Campaign;
        await line.ReserveAsync(first, 1);
        Assert.Equal(0, await line.ReserveAsync(other, 1));
        Assert.Equal(1, await line.ReserveAsync(served, 1));
        Assert.Equal(0, await line.ReserveAsync(served, 1));

        _time.Advance(TogetherAgain);

        await served.Woken;
        Assert.True(line.HasFor(served));
        Assert.False(line.HasFor(other));
        Assert.Equal(0, await line.ReserveAsync(other, 1));
        Assert.Equal(1, await line.ReserveAsync(served, 1));
        Assert.False(line.HasFor(served));
    }

    [Fact]
    public async Task A_campaign_that_has_its_trunk_to_itself_asks_again_at_once()
    {
        Trunk.IsShared = false;
        using var line = Line();
        var campaign = new Wishing();

        Assert.Equal(1, await line.ReserveAsync(campaign, 16));
        Assert.Equal(1, await line.ReserveAsync(campaign, 16));

        Assert.Equal(2, Trunk.Pulls.Count);
    }

    private static async Task AskAsync(TrunkLine line, IEnumerable<Wishing> campaigns)
    {
        foreach (var campaign in campaigns)
        {
            await line.ReserveAsync(campaign, 4);
        }
    }

    private TrunkLine Line() => new(new TrunkId(Guid.NewGuid()), LineParts.With(_trunk, _time, () => 1));

    private sealed class Wishing : ITrunkClaimant
    {
        private readonly TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Guid Campaign { get; } = Guid.NewGuid();

        public Task Woken => _woken.Task;

        public CampaignClaim Claim(int wanted) => new(Campaign, 0, 1, 0, wanted);

        public void Wake() => _woken.TrySetResult();
    }

    /// <summary>Grants one permit with each answer, for the first wish if nobody is preferred.</summary>
    public class SharedTrunk : DispatchProxy
    {
        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsShared { get; set; } = true;

        public Guid? Preferred { get; set; }

        public List<TrunkPull> Pulls { get; } = [];

        public Task SecondPull => _second.Task;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var pull = (TrunkPull)args![0]!;
            Pulls.Add(pull);
            if (Pulls.Count == 2)
            {
                _second.SetResult();
            }

            return Task.FromResult(new TrunkPullReply
            {
                Accepted = true,
                Granted = 1,
                Grants = [new CampaignPermits(Preferred ?? pull.Claims[0].Campaign, 1)],
                CallsPerSecond = 0,
                LeaseMs = 15_000,
                AskAgainMs = 0,
                SettingsVersion = 1,
                ConnectsOthers = true,
                BreakerOpen = false,
                ConnectedCalls = 0,
                IsShared = IsShared,
            });
        }
    }
}
