using Campaigns.Domain.CallRecords;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Contacts;
using NodaTime;

namespace Campaigns.Grains.Contacts;

/// <summary>The gates that are asked before an intent is written, in the order in which an operator would name them.</summary>
internal static class DialGates
{
    /// <summary>The first gate that refuses, and from when on it may open; <see cref="DialGate.Open"/> when none does.</summary>
    public static (DialGate Gate, Instant? RetryAt) Check(AttemptOrder order, Instant now, IDateTimeZoneProvider zones, IPhoneNumbers numbers)
    {
        var ticket = order.Ticket;
        if (ticket.State is not ContactState.Pending and not ContactState.WaitingForRetry)
        {
            return (DialGate.Final, null);
        }

        if (ticket.NextAt is { } due && due > now)
        {
            return (DialGate.NotDue, due);
        }

        if (ticket.AttemptsSpent >= order.Settings.Retry.MaxAttempts)
        {
            return (DialGate.BudgetSpent, null);
        }

        if (!AllowedPrefixes.Admits(ticket.PhoneNumber, order.AllowedPrefixes)
            || numbers.Read(ticket.PhoneNumber, null) is not PhoneNumberReading.Dialable)
        {
            return (DialGate.NumberNotAllowed, null);
        }

        return Window(order.Settings, ticket, now, zones);
    }

    public static DialGate Of(IntentGate gate) => gate switch
    {
        IntentGate.CampaignNotRunning => DialGate.CampaignNotRunning,
        IntentGate.NoGrant => DialGate.NoGrant,
        IntentGate.DoNotCall => DialGate.DoNotCall,
        IntentGate.NumberInCall => DialGate.InCall,
        IntentGate.FrequencyLimit => DialGate.FrequencyLimit,
        IntentGate.CallerNumberCapped => DialGate.CallerNumberCapped,
        IntentGate.TeamCapped => DialGate.TeamCapped,
        IntentGate.ContactChanged or IntentGate.AttemptNumberUsed => DialGate.Stale,
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, null),
    };

    /// <summary>How long to leave a contact alone after a gate that only time opens.</summary>
    public static Duration PauseAfter(IntentGate gate) => gate is IntentGate.NumberInCall ? Duration.FromSeconds(5) : Duration.Zero;

    /// <summary>What a contact becomes when a gate will never open; null when it may.</summary>
    public static ContactState? FinalStateOf(DialGate gate) => gate switch
    {
        DialGate.NumberNotAllowed => ContactState.InvalidNumber,
        DialGate.BudgetSpent => ContactState.NoAnswer,
        _ => null,
    };

    private static (DialGate Gate, Instant? RetryAt) Window(CampaignSettings settings, ContactTicket ticket, Instant now, IDateTimeZoneProvider zones)
    {
        if (ContactZones.Of(settings, ticket.ZoneIds, zones) is not ContactZones.Known { Zones: var known })
        {
            return (DialGate.ZoneUnknown, null);
        }

        return settings.CallWindow.IsOpen(now, known)
            ? (DialGate.Open, null)
            : (DialGate.WindowClosed, settings.CallWindow.NextOpening(now, known));
    }
}
