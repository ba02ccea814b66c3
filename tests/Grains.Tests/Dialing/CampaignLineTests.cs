using System.Reflection;
using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Campaigns;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Grains.Tests.Dialing;

public sealed class CampaignLineTests
{
    /// <summary>A paused campaign's line is closed. Were its next one to count from one again, the campaign would refuse its pulls for as long as it had run before.</summary>
    [Fact]
    public async Task The_line_of_a_resumed_campaign_counts_on_where_the_last_one_ended()
    {
        var pulls = 0L;
        var campaign = DispatchProxy.Create<ICampaignGrain, RefusingCampaign>();
        var parts = LineParts.With(campaign, TimeProvider.System, () => ++pulls);

        for (var run = 0; run < 2; run++)
        {
            using var trunk = new TrunkLine(new TrunkId(Guid.NewGuid()), parts);
            using var line = new CampaignLine(new CampaignId(Guid.NewGuid()), new TeamId(Guid.NewGuid()), trunk, parts);
            await line.FlushAsync();
            await line.FlushAsync();
            line.Close();
        }

        Assert.Equal([1L, 2, 3, 4], ((RefusingCampaign)(object)campaign).Sequences);
    }

    /// <summary>Two hundred lines that looked all the time took the whole processor from the calls that were up.</summary>
    [Fact]
    public async Task A_line_that_holds_nothing_and_may_not_dial_rests()
    {
        var looks = 0;
        var time = new RestingTime();
        var parts = LineParts.With(DispatchProxy.Create<ICampaignGrain, RefusingCampaign>(), time, () => 1) with
        {
            MayDial = () => ++looks < 1_000 ? false : throw new InvalidOperationException("It looks all the time."),
        };
        using var trunk = new TrunkLine(new TrunkId(Guid.NewGuid()), parts);
        using var line = new CampaignLine(new CampaignId(Guid.NewGuid()), new TeamId(Guid.NewGuid()), trunk, parts);
        time.Advance(2 * parts.Options.Beat);

        var running = line.RunAsync();

        await await Task.WhenAny(time.Rests, running);
        line.Close();
        await running;
    }

    /// <summary>Says when somebody waits for its time to pass.</summary>
    private sealed class RestingTime : FakeTimeProvider
    {
        private readonly TaskCompletionSource _rests = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Rests => _rests.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _rests.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    public class RefusingCampaign : DispatchProxy
    {
        public List<long> Sequences { get; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Sequences.Add(((PullRequest)args![0]!).Sequence);
            return Task.FromResult(CampaignDialling.Nothing);
        }
    }
}
