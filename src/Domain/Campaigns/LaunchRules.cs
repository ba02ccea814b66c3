using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Gates;
using NodaTime;

namespace Campaigns.Domain.Campaigns;

/// <summary>Whether a campaign that starts can call anybody at all.</summary>
public static class LaunchRules
{
    /// <summary>
    /// What keeps a campaign from calling each of these contacts, each reason once with how many contacts it holds for; empty when one of them can be called, or
    /// when there are none.
    /// </summary>
    /// <param name="settings">Of the campaign.</param>
    /// <param name="contacts">All that are left to dial.</param>
    /// <param name="calendar">The time zones and the law.</param>
    /// <param name="now">When it starts.</param>
    public static IReadOnlyList<Fault> FaultsOf(CampaignSettings settings, IReadOnlyList<ContactGroup> contacts, HoursCalendar calendar, Instant now)
    {
        // An end that has come is a fault of its own: here it would only hide the others.
        var judged = settings.EndAt <= now ? settings with { EndAt = null } : settings;
        var reasons = new SortedDictionary<DialGate, long>();
        foreach (var some in contacts.Where(some => some.Count > 0))
        {
            switch (GroupReach.Ask(some, judged, calendar.HoursOf(judged, some.ZoneIds), now))
            {
                case GateVerdict.Closed closed:
                    Add(closed.Gate, some.Count);
                    break;
                case GateVerdict.ClosedForGood never:
                    Add(never.Gate, some.Count);
                    break;
                default:
                    return [];
            }
        }

        return [.. reasons.Select(reason => FaultOf(reason.Key, reason.Value, judged))];

        void Add(DialGate gate, long count)
        {
            var reason = gate is DialGate.LegalHoursClosed or DialGate.NotDue or DialGate.CampaignEnded ? DialGate.WindowClosed : gate;
            reasons[reason] = reasons.GetValueOrDefault(reason) + count;
        }
    }

    private static Fault FaultOf(DialGate reason, long count, CampaignSettings settings) => reason switch
    {
        DialGate.DoNotCall => Nobody("contacts", $"{Contacts(count)} on the do-not-call list."),
        DialGate.NoConsent => Nobody("requireConsent", $"{Contacts(count)} without consent, which the campaign requires."),
        DialGate.NumberNotAllowed => Nobody("trunkId", $"{Contacts(count)} with a number that the trunk's allowedPrefixes leave out."),
        DialGate.BudgetSpent => Nobody("retry.maxAttempts", $"{Contacts(count)} with all attempts spent."),
        DialGate.ZoneUnknown => Nobody("contacts", $"{Contacts(count)} without a known time zone: give a time zone, or set assumeCampaignZone."),
        _ => Nobody(
            "callWindow",
            $"{Contacts(count)} for which the call window{(settings.LegalHours ? ", inside the legal hours," : "")} does not open {(settings.EndAt is null ? $"within {ContactHours.Horizon.Days} days" : "before endAt")}."),
    };

    private static Fault Nobody(string path, string why) => new(path, $"Nobody could be called: {why}");

    private static string Contacts(long count) => count == 1 ? "1 contact" : FormattableString.Invariant($"{count} contacts");
}
