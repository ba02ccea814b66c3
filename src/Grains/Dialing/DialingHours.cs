using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// A contact's hours by the clock of the silo that dials, which agrees with the database's: the grains that judged them before may live
/// on a silo whose clock is wrong.
/// </summary>
internal sealed class DialingHours(IClock clock, HoursCalendar calendar)
{
    private static readonly Duration WhenNothingIsKnown = Duration.FromMinutes(1);

    /// <summary>Window and legal hours are open in every zone that counts, and the campaign's end has not come.</summary>
    public bool AreOpen(CampaignSettings settings, IReadOnlyList<string> contactZones)
    {
        var now = clock.GetCurrentInstant();
        return (settings.EndAt is not { } end || now < end)
            && calendar.HoursOf(settings, contactZones).IsOpen(now);
    }

    /// <summary>When to ask again about hours that are not open.</summary>
    public Instant AskAgainAt(CampaignSettings settings, IReadOnlyList<string> contactZones)
    {
        var now = clock.GetCurrentInstant();
        var opening = calendar.HoursOf(settings, contactZones).NextOpening(now);
        return opening > now ? opening.Value : now + WhenNothingIsKnown;
    }
}
