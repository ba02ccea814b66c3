using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>The real retries, with a signal when some were moved.</summary>
internal sealed class WatchedRetries(IWaitingRetries retries, Signal signal) : IWaitingRetries
{
    public Task<IReadOnlyList<WaitingRetry>> ReadAsync(CampaignId campaign, long after, int limit, CancellationToken cancellationToken) =>
        retries.ReadAsync(campaign, after, limit, cancellationToken);

    public async Task<int> MoveAsync(CampaignId campaign, IReadOnlyList<MovedRetry> moves, CancellationToken cancellationToken)
    {
        var moved = await retries.MoveAsync(campaign, moves, cancellationToken);
        signal.Raise();
        return moved;
    }
}
