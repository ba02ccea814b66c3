using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using NodaTime;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>The real queue, with a signal after each look for due retries: a test knows that the engine has looked at the calendar.</summary>
internal sealed class WatchedQueue(IContactQueue queue, QueueLooks looks) : IContactQueue
{
    public Task<IReadOnlyList<ZoneSet>> ZoneSetsAsync(CampaignId campaign, CancellationToken cancellationToken) => queue.ZoneSetsAsync(campaign, cancellationToken);

    public Task<QueuePage> PendingAsync(CampaignId campaign, IReadOnlyList<int> zoneSets, QueueCursor? after, int limit, CancellationToken cancellationToken) =>
        queue.PendingAsync(campaign, zoneSets, after, limit, cancellationToken);

    public async Task<IReadOnlyList<QueuedContact>> DueRetriesAsync(
        CampaignId campaign, IReadOnlyList<int> zoneSets, RetryCursor? after, Instant now, int limit, CancellationToken cancellationToken)
    {
        var due = await queue.DueRetriesAsync(campaign, zoneSets, after, now, limit, cancellationToken);
        looks.Note(campaign, now);
        return due;
    }

    public Task<Instant?> NextRetryAsync(CampaignId campaign, CancellationToken cancellationToken) => queue.NextRetryAsync(campaign, cancellationToken);

    public Task<ContactTicket?> ReadAsync(ContactKey contact, CancellationToken cancellationToken) => queue.ReadAsync(contact, cancellationToken);

    public Task<CampaignCounts> CountAsync(CampaignId campaign, CancellationToken cancellationToken) => queue.CountAsync(campaign, cancellationToken);

    public Task<int> SettleRemainingAsync(CampaignId campaign, ContactState state, CancellationToken cancellationToken) =>
        queue.SettleRemainingAsync(campaign, state, cancellationToken);
}
