using Campaigns.Domain.Contacts;

namespace Campaigns.Grains.Campaigns;

/// <summary>What the contacts of a campaign that aren't final, and aren't in a call, wait for. Each is counted once.</summary>
/// <param name="Turn">A slot, a permit or the rate: their hours are open.</param>
/// <param name="Hours">Their hours.</param>
/// <param name="Rest">The end of a short rest, after the trunk or another call was in the way.</param>
/// <param name="Retry">Their retry's instant, or whatever else their row has made them wait for.</param>
/// <param name="Paused">That the campaign goes on.</param>
internal readonly record struct WaitingContacts(long Turn, long Hours, long Rest, long Retry, long Paused)
{
    /// <summary>
    /// By the counters, and by what the queue has read. While it has not read all contacts whose hours are open, those of closed hours count as if it were their turn.
    /// </summary>
    /// <param name="counts">Of the campaign.</param>
    /// <param name="dials">It runs and its end has not come.</param>
    /// <param name="ready">Read, and not granted.</param>
    /// <param name="resting">Held back for a while.</param>
    /// <param name="allRead">Nobody else's hours are open.</param>
    public static WaitingContacts Of(CampaignCounts counts, bool dials, int ready, int resting, bool allRead)
    {
        var retry = counts.Contacts.GetValueOrDefault(ContactState.WaitingForRetry);
        var untried = counts.Contacts.GetValueOrDefault(ContactState.Pending) - counts.OpenCalls;

        // A contact in a call is still what it was before: which of them were tried before isn't known, and those that were are few.
        (untried, retry) = (Math.Max(0, untried), Math.Max(0, retry + Math.Min(0, untried)));
        if (!dials)
        {
            return new WaitingContacts(0, 0, 0, 0, untried + retry);
        }

        var rest = Math.Min(resting, untried);
        var turn = allRead ? Math.Min(ready, untried - rest) : untried - rest;
        return new WaitingContacts(turn, untried - rest - turn, rest, retry, 0);
    }
}
