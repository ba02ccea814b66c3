using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Domain.Gates;

/// <summary>Whether a running campaign can ever call some of its contacts: the dialler's gates, asked of a group at once.</summary>
public static class GroupReach
{
    private static readonly IReadOnlyList<GateRule> Gates = [.. DialGates.WithTheIntent, .. DialGates.OfTheContact];

    /// <summary>What keeps the contacts from ever being called; that the gates pass when they are open at some instant from <paramref name="from"/> on.</summary>
    /// <param name="contacts">Whom.</param>
    /// <param name="settings">Of the campaign.</param>
    /// <param name="hours">Theirs under these settings.</param>
    /// <param name="from">When the campaign starts, or goes on.</param>
    public static GateVerdict Ask(ContactGroup contacts, CampaignSettings settings, ContactHours hours, Instant from)
    {
        var facts = new DialFacts
        {
            Contact = new ContactTicket(
                default,
                "",
                contacts.ZoneIds,
                contacts.DueAt is null ? ContactState.Pending : ContactState.WaitingForRetry,
                contacts.AttemptsSpent,
                contacts.AttemptsSpent,
                contacts.DueAt,
                0,
                1)
            {
                HasConsent = contacts.HasConsent,
            },
            Settings = settings,
            Hours = hours,
            NumberIsAllowed = contacts.NumberIsAllowed,
            DoNotCall = contacts.DoNotCall,
        };
        return DialGates.FirstOpening(Gates, facts, from) is null ? DialGates.Ask(Gates, facts, from) : GateVerdict.Passes;
    }
}
