using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

/// <summary>A contacts' table in memory: what is in it is offered in order, page by page.</summary>
internal sealed class ListedContacts(CampaignId campaign) : IContactQueue
{
    public List<QueuedContact> Pending { get; } = [];

    public List<QueuedContact> Due { get; } = [];

    public List<ZoneSet> Zones { get; } = [new(1, ["America/New_York"]), new(2, ["Asia/Kathmandu"])];

    public void Add(long contact, int zoneSet = 1) => Pending.Add(Queued(contact, zoneSet));

    public QueuedContact Queued(long contact, int zoneSet = 1) => new(
        new ContactTicket(new ContactKey(campaign, contact), $"+1202555{contact:0000}", Zones[zoneSet - 1].ZoneIds, ContactState.Pending, 0, 0, null, 0, 1),
        zoneSet);

    public Task<IReadOnlyList<ZoneSet>> ZoneSetsAsync(CampaignId campaign, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ZoneSet>>(Zones);

    public Task<QueuePage> PendingAsync(CampaignId campaign, IReadOnlyList<int> zoneSets, QueueCursor? after, int limit, CancellationToken cancellationToken)
    {
        List<QueuedContact> page = [.. Pending.Where(row => zoneSets.Contains(row.ZoneSet) && row.Ticket.Key.Contact > (after?.Contact ?? 0)).Take(limit)];
        return Task.FromResult(new QueuePage(page, page.Count == limit ? new QueueCursor(0, page[^1].Ticket.Key.Contact) : null));
    }

    public Task<IReadOnlyList<QueuedContact>> DueRetriesAsync(
        CampaignId campaign, IReadOnlyList<int> zoneSets, RetryCursor? after, Instant now, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QueuedContact>>([.. Due.Where(row => zoneSets.Contains(row.ZoneSet)).Take(limit)]);

    public Task<Instant?> NextRetryAsync(CampaignId campaign, CancellationToken cancellationToken) => Task.FromResult<Instant?>(null);

    public Task<ContactTicket?> ReadAsync(ContactKey contact, CancellationToken cancellationToken) =>
        Task.FromResult(Pending.Concat(Due).FirstOrDefault(row => row.Ticket.Key == contact)?.Ticket);

    public Task<CampaignCounts> CountAsync(CampaignId campaign, CancellationToken cancellationToken) =>
        Task.FromResult(new CampaignCounts(new Dictionary<ContactState, long> { [ContactState.Pending] = Pending.Count }, new Dictionary<Domain.Attempts.Disposition, long>(), 0));

    public Task<int> SettleRemainingAsync(CampaignId campaign, ContactState state, CancellationToken cancellationToken) => Task.FromResult(0);
}
