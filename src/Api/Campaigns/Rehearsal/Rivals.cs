using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Rehearsal;
using Campaigns.Domain.Trunks;
using Campaigns.Persistence.ReadModels;

namespace Campaigns.Api.Campaigns.Rehearsal;

/// <summary>Finds the campaigns that dial over a trunk now.</summary>
internal sealed class Rivals(CampaignReadModel campaigns)
{
    // Who has more campaigns on one trunk learns nothing from a forecast for one of them.
    private const int Most = 1000;

    /// <summary>A team's other campaigns that run on the trunk and have contacts left.</summary>
    public async Task<IReadOnlyList<RivalCampaign>> OfAsync(TeamId team, Guid campaign, TrunkId trunk, CancellationToken cancellationToken)
    {
        var running = await campaigns.ListAsync(
            team, new CampaignFilter { Statuses = [CampaignStatus.Running], Trunk = trunk }, new(new(CampaignSort.Priority, Descending: true), null, Most), cancellationToken);
        return [.. running.Where(row => row.Entry.Id.Value != campaign && row.Counts.NotFinal > 0).Select(RivalOf)];
    }

    private static RivalCampaign RivalOf(CampaignRow row) => new(
        row.Entry.Settings.Priority, row.Entry.Settings.Weight, row.Entry.Settings.MaxConcurrentCalls, row.Entry.Settings.MaxCallsPerSecond, row.Counts.NotFinal);
}
