using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;

namespace Campaigns.Grains.Campaigns;

/// <summary>
/// Makes the contacts final that a campaign will call no more, beside the grain's turns: a million of them take their time, and commands are answered meanwhile.
/// </summary>
internal sealed partial class LeftOverContacts(CampaignId campaign, CampaignParts parts, ZoneOpenings openings)
{
    private const int PageSize = 1000;

    private Task _closing = Task.CompletedTask;

    /// <summary>Closes them, unless that is under way. What it leaves over because the database is away, the next call finds.</summary>
    /// <param name="all">What all of them become; null: only those whose hours never open expire.</param>
    public void Close(ContactState? all)
    {
        if (_closing.IsCompleted)
        {
            _closing = CloseAsync(all);
        }
    }

    private async Task CloseAsync(ContactState? all)
    {
        try
        {
            await (all is { } state ? parts.Contacts.SettleRemainingAsync(campaign, state, CancellationToken.None) : ExpireUnreachableAsync());
        }
        catch (Exception exception)
        {
            LogFailed(parts.Logger, exception, campaign);
        }
    }

    /// <summary>Contacts of zone sets that never open, or have no known zone, are final: nothing waits for ever.</summary>
    private async Task ExpireUnreachableAsync()
    {
        var unreachable = openings.UnreachableAt(parts.Clock.GetCurrentInstant());
        if (unreachable.Length == 0)
        {
            return;
        }

        QueueCursor? cursor = null;
        do
        {
            var page = await parts.Contacts.PendingAsync(campaign, unreachable, cursor, PageSize, CancellationToken.None);
            await Task.WhenAll(page.Contacts.Select(contact => parts.Journal.SettleAsync(contact.Ticket, ContactState.Expired, CancellationToken.None)));
            LogExpired(parts.Logger, page.Contacts.Count, campaign);
            cursor = page.Next;
        }
        while (cursor is not null);
    }
}
