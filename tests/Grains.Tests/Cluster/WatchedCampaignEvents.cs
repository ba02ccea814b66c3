using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>The real events of campaigns, which a test hears of once they are noted.</summary>
internal sealed class WatchedCampaignEvents(ICampaignEvents events, Signal signal) : ICampaignEvents
{
    public async Task NoteAsync(CampaignId campaign, CampaignEvent happened, IReadOnlyList<string> reasons, CancellationToken cancellationToken)
    {
        await events.NoteAsync(campaign, happened, reasons, cancellationToken);
        signal.Raise();
    }
}
