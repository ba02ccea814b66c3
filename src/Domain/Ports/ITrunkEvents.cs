using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Ports;

/// <summary>What trunks do by themselves, for the logs of the campaigns that use them.</summary>
public interface ITrunkEvents
{
    /// <summary>Notes that it happened now.</summary>
    /// <param name="trunk">To which trunk.</param>
    /// <param name="happened"><see cref="CampaignEvent.TrunkStopped"/> or <see cref="CampaignEvent.TrunkWorksAgain"/>.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task NoteAsync(TrunkId trunk, CampaignEvent happened, string reason, CancellationToken cancellationToken);
}
