using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;

namespace Campaigns.Domain.Ports;

/// <summary>The stored do-not-call lists, one a team: what is on its team's list passes no attempt's gate.</summary>
public interface IDoNotCallNumbers
{
    /// <summary>
    /// Adds a number (E.164 with "+") to the list of the campaign's team, because the called person asked for it; one that is there already keeps its reason.
    /// Returns the team.
    /// </summary>
    Task<TeamId> OptOutAsync(CampaignId campaign, string number, string reason, CancellationToken cancellationToken);
}
