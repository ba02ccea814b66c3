using System.Reflection;
using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Campaigns;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Campaigns.Grains.Tests.Dialing;

public sealed class CampaignLineTests
{
    /// <summary>A paused campaign's line is closed. Were its next one to count from one again, the campaign would refuse its pulls for as long as it had run before.</summary>
    [Fact]
    public async Task The_line_of_a_resumed_campaign_counts_on_where_the_last_one_ended()
    {
        var pulls = 0L;
        var campaign = DispatchProxy.Create<ICampaignGrain, RefusingCampaign>();
        var parts = Parts(campaign, () => ++pulls);

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

    /// <summary>What these lines don't ask for isn't there.</summary>
    private static DialerParts Parts(ICampaignGrain campaign, Func<long> nextSequence)
    {
        var grains = DispatchProxy.Create<IGrainFactory, OneCampaign>();
        ((OneCampaign)(object)grains).Campaign = campaign;
        return new DialerParts
        {
            Owner = "silo",
            Grains = grains,
            Originator = null!,
            Journal = null!,
            ContactWords = null!,
            WallClock = NodaTime.SystemClock.Instance,
            Hours = null!,
            Time = TimeProvider.System,
            Clock = new MonotonicClock(TimeProvider.System),
            Options = new DialerOptions(),
            Suppressed = null!,
            Logger = NullLogger.Instance,
            Instruments = new DialerInstruments(),
            Stopped = CancellationToken.None,
            Observer = null!,
            NextSequence = nextSequence,
            TrunkLineOf = _ => null!,
            AssistantOf = _ => default,
            MayDial = () => false,
        };
    }

    public class OneCampaign : DispatchProxy
    {
        public ICampaignGrain? Campaign { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.ReturnType == typeof(ICampaignGrain) ? Campaign : null;
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
