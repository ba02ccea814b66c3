using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>Moves the waiting retries of a campaign whose hours have changed. Repeating it is harmless.</summary>
internal sealed class RetryMoves(IWaitingRetries waiting, IAttemptJournal journal, HoursCalendar calendar, IClock clock)
{
    private const int PageSize = 2000;

    /// <summary>Page by page, each its own transaction.</summary>
    /// <param name="campaign">With the settings from now on.</param>
    /// <param name="policy">The retry policy that was current when the retries were decided.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task MoveAsync(CampaignEntry campaign, RetryPolicy policy, CancellationToken cancellationToken)
    {
        for (var after = 0L; ;)
        {
            var page = await waiting.ReadAsync(campaign.Id, after, PageSize, cancellationToken);
            if (page.Count == 0)
            {
                return;
            }

            after = page[^1].Contact.Key.Contact;
            var now = clock.GetCurrentInstant();
            var moves = page
                .Select(retry => (retry.Contact, At: RetryMove.Of(retry, policy, calendar.HoursOf(campaign.Settings, retry.Contact.ZoneIds), now)))
                .Where(move => move.At != move.Contact.NextAt)
                .ToLookup(move => move.At is not null);
            await waiting.MoveAsync(campaign.Id, [.. moves[true].Select(move => new MovedRetry(move.Contact, move.At!.Value))], cancellationToken);
            await Task.WhenAll(moves[false].Select(move => journal.SettleAsync(move.Contact, ContactState.Expired, cancellationToken)));
        }
    }
}
