using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Frequency;
using NodaTime;
using static Campaigns.Domain.Gates.GateVerdict;

namespace Campaigns.Domain.Gates;

/// <summary>
/// The gates between a contact and its call, in the order in which an operator would name them: the one list that the dialler asks and that
/// explanations show. Campaign and number are asked in the transaction that writes the intent, capacity where slots are granted, the contact's
/// own gates by its grain before the intent.
/// <para>A new gate is a rule in one of the three lists, with its fact in <see cref="DialFacts"/> and its reason in <see cref="DialGate"/>.</para>
/// </summary>
public static class DialGates
{
    /// <summary>What only the database and the campaign's grain know: asked with the intent (<see cref="CallRecords.IntentGate"/>).</summary>
    public static IReadOnlyList<GateRule> WithTheIntent { get; } =
    [
        new("status", (facts, at) => facts.Status switch
        {
            CampaignStatus.Running => Passes,
            CampaignStatus.Scheduled when facts.Settings.StartAt is { } start => at < start ? new Closed(DialGate.CampaignNotRunning, start) : Passes,
            CampaignStatus.Completed or CampaignStatus.Cancelled => new ClosedForGood(DialGate.CampaignNotRunning, null),
            _ => new Closed(DialGate.CampaignNotRunning, null),
        }),
        new("call", (facts, _) => facts.NumberIsInCall ? new Closed(DialGate.InCall, null) : Passes),
        new("doNotCall", (facts, _) => facts.DoNotCall ? new ClosedForGood(DialGate.DoNotCall, ContactState.DoNotCall) : Passes),
        new("frequency", (facts, at) => facts.CallableFrom is { } from && from > at ? new Closed(DialGate.FrequencyLimit, from) : Passes),
        new("teamDay", (facts, at) => Day(facts.TeamDay, DialGate.TeamCapped, at)),
        new("teamMinutes", (facts, at) => facts.TeamTalksFrom is { } from && from > at ? new Closed(DialGate.TeamCapped, from) : Passes),
        new("callerNumberDay", (facts, at) => Day(facts.CallerDay, DialGate.CallerNumberCapped, at)),
    ];

    /// <summary>What the contact's row, the settings and the calendar say: asked by its grain before the intent.</summary>
    public static IReadOnlyList<GateRule> OfTheContact { get; } =
    [
        new("contact", (facts, _) => facts.Contact.State is ContactState.Pending or ContactState.WaitingForRetry ? Passes : new ClosedForGood(DialGate.Final, null)),
        new("end", (facts, at) => at >= facts.Settings.EndAt ? new Closed(DialGate.CampaignEnded, null) : Passes),
        new("retry", (facts, at) => facts.Contact.NextAt is { } due && due > at ? new Closed(DialGate.NotDue, due) : Passes),
        new("budget", (facts, _) => facts.Contact.AttemptsSpent >= facts.Settings.Retry.MaxAttempts ? new ClosedForGood(DialGate.BudgetSpent, ContactState.NoAnswer) : Passes),
        new("number", (facts, _) => facts.NumberIsAllowed ? Passes : new ClosedForGood(DialGate.NumberNotAllowed, ContactState.InvalidNumber)),
        new("consent", (facts, _) => facts.Settings.RequireConsent && !facts.Contact.HasConsent ? new ClosedForGood(DialGate.NoConsent, ContactState.DoNotCall) : Passes),
        new("timeZone", (facts, _) => facts.Hours.ZoneIsKnown ? Passes : new Closed(DialGate.ZoneUnknown, null)),
        new("window", (facts, at) => Hours(facts.Hours.Window, DialGate.WindowClosed, at)),
        new("legalHours", (facts, at) => Hours(facts.Hours.Law, DialGate.LegalHoursClosed, at)),
    ];

    /// <summary>What is left of campaign and trunk: asked where slots are granted.</summary>
    public static IReadOnlyList<GateRule> OfCapacity { get; } =
    [
        new("campaignSlots", (facts, _) => Slots(facts.Campaign, DialGate.NoCampaignSlot)),
        new("campaignRate", (facts, at) => Rate(facts.Campaign, DialGate.CampaignRateSpent, at)),
        new("trunk", (facts, at) => facts.Trunk switch
        {
            { OnlyProbes: true } => new Closed(DialGate.TrunkRests, null),
            { RestsUntil: { } until } when until > at => new Closed(DialGate.TrunkRests, until),
            _ => Passes,
        }),
        new("callerNumbers", (facts, at) => facts.CallersRestUntil is { } until && until > at ? new Closed(DialGate.CallerNumbersRest, until) : Passes),
        new("trunkSlots", (facts, _) => Slots(facts.Trunk, DialGate.NoTrunkSlot)),
        new("trunkRate", (facts, at) => Rate(facts.Trunk, DialGate.TrunkRateSpent, at)),
    ];

    /// <summary>Every gate.</summary>
    public static IReadOnlyList<GateRule> All { get; } = [.. WithTheIntent, .. OfTheContact, .. OfCapacity];

    /// <summary>The first gate that is closed at this instant, or <see cref="Pass"/>.</summary>
    public static GateVerdict Ask(IReadOnlyList<GateRule> gates, DialFacts facts, Instant at)
    {
        for (var i = 0; i < gates.Count; i++)
        {
            if (gates[i].Ask(facts, at) is var verdict and not Pass)
            {
                return verdict;
            }
        }

        return Passes;
    }

    /// <summary>
    /// The first instant, from <paramref name="now"/> on, at which every gate passes as far as these facts tell; null when one will not open, opens
    /// at an instant that nobody knows, or when there is none within 60 days.
    /// </summary>
    public static Instant? FirstOpening(IReadOnlyList<GateRule> gates, DialFacts facts, Instant now)
    {
        for (var at = now; at <= now + ContactHours.Horizon;)
        {
            switch (Ask(gates, facts, at))
            {
                case Pass:
                    return at;
                case Closed { OpensAt: { } opens } when opens > at:
                    at = opens;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static GateVerdict Hours(JointHours hours, DialGate gate, Instant at) =>
        hours.IsOpen(at) ? Passes : new Closed(gate, hours.NextOpening(at, at + ContactHours.Horizon));

    // Of the day after nothing is known yet.
    private static GateVerdict Day(DayUse? use, DialGate gate, Instant at) => use is { IsSpent: true } && use.Until > at ? new Closed(gate, use.Until) : Passes;

    private static GateVerdict Slots(CapacityFacts? capacity, DialGate gate) =>
        capacity is { } known && known.InUse >= known.Limit ? new Closed(gate, null) : Passes;

    private static GateVerdict Rate(CapacityFacts? capacity, DialGate gate, Instant at) =>
        capacity is { } known && known.NextCallAt > at ? new Closed(gate, known.NextCallAt) : Passes;
}
