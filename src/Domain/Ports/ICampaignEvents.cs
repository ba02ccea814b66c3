using Campaigns.Domain.Campaigns;

namespace Campaigns.Domain.Ports;

/// <summary>What campaigns meet with without a change of their settings or status, for their logs.</summary>
public interface ICampaignEvents
{
    /// <summary>Notes that it happened now.</summary>
    /// <param name="campaign">To which campaign.</param>
    /// <param name="happened"><see cref="CampaignEvent.Waits"/> or <see cref="CampaignEvent.GoesOn"/>.</param>
    /// <param name="reasons">Why, a sentence each.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task NoteAsync(CampaignId campaign, CampaignEvent happened, IReadOnlyList<string> reasons, CancellationToken cancellationToken);
}
