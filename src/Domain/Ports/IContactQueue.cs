using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Domain.Ports;

/// <summary>
/// A campaign's contacts as a queue. The rows are the truth; the campaign holds only a window of them in memory.
/// Contacts that have an open call are never returned.
/// </summary>
public interface IContactQueue
{
    /// <summary>The distinct zone sets that the campaign's contacts have.</summary>
    Task<IReadOnlyList<ZoneSet>> ZoneSetsAsync(CampaignId campaign, CancellationToken cancellationToken);

    /// <summary>
    /// The next pending contacts of these zone sets, by priority descending, then arrival.
    /// </summary>
    /// <param name="campaign">Whose contacts.</param>
    /// <param name="zoneSets">Ids of the zone sets that are open now.</param>
    /// <param name="after">Where the page before ended; null: from the beginning.</param>
    /// <param name="limit">Rows at most, 1–10,000.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<QueuePage> PendingAsync(CampaignId campaign, IReadOnlyList<int> zoneSets, QueueCursor? after, int limit, CancellationToken cancellationToken);

    /// <summary>Contacts of these zone sets whose retry is due at or before <paramref name="now"/>, earliest first.</summary>
    /// <param name="campaign">Whose.</param>
    /// <param name="zoneSets">Sets that are open.</param>
    /// <param name="after">Only what comes after this retry; null: from the earliest.</param>
    /// <param name="now">Until when.</param>
    /// <param name="limit">Rows at most, 1–10,000.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IReadOnlyList<QueuedContact>> DueRetriesAsync(
        CampaignId campaign, IReadOnlyList<int> zoneSets, RetryCursor? after, Instant now, int limit, CancellationToken cancellationToken);

    /// <summary>The earliest retry that is not due yet or is due; null when no contact waits for one.</summary>
    Task<Instant?> NextRetryAsync(CampaignId campaign, CancellationToken cancellationToken);

    /// <summary>One contact, with or without an open call; null when there is none.</summary>
    Task<ContactTicket?> ReadAsync(ContactKey contact, CancellationToken cancellationToken);

    /// <summary>How many contacts are in each state and how many attempts ended in each disposition, exactly, in a few milliseconds whatever the campaign's size.</summary>
    Task<CampaignCounts> CountAsync(CampaignId campaign, CancellationToken cancellationToken);

    /// <summary>
    /// Makes every contact that is pending or waits for a retry, and has no open call, final in <paramref name="state"/>. Returns how many.
    /// In blocks, so that no transaction holds a million rows.
    /// </summary>
    Task<int> SettleRemainingAsync(CampaignId campaign, ContactState state, CancellationToken cancellationToken);
}
