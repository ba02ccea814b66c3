using System.Reflection;
using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Campaigns;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;

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
