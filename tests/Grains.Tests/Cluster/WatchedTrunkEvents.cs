using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>The real events of trunks, which a test hears of once they are noted.</summary>
internal sealed class WatchedTrunkEvents(ITrunkEvents events, Signal signal) : ITrunkEvents
{
    public async Task NoteAsync(TrunkId trunk, CampaignEvent happened, string reason, CancellationToken cancellationToken)
    {
        await events.NoteAsync(trunk, happened, reason, cancellationToken);
        signal.Raise();
    }
}
