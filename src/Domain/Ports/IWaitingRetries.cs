using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;

namespace Campaigns.Domain.Ports;

/// <summary>The contacts of a campaign that wait for a retry, to be moved when the campaign's hours change. Those with an open call are left out.</summary>
public interface IWaitingRetries
{
    /// <summary>The next of them, in order of arrival.</summary>
    /// <param name="campaign">Whose.</param>
    /// <param name="after">The last contact of the page before; 0: from the first.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IReadOnlyList<WaitingRetry>> ReadAsync(CampaignId campaign, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Gives contacts their new instants, in one transaction; those whose row has changed meanwhile keep theirs. Returns how many were moved.</summary>
    Task<int> MoveAsync(CampaignId campaign, IReadOnlyList<MovedRetry> moves, CancellationToken cancellationToken);
}
