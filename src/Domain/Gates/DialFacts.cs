using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Frequency;
using NodaTime;

namespace Campaigns.Domain.Gates;

/// <summary>
/// All that the gates look at. Whoever asks only some gates (the contact's grain before the intent) leaves out the facts of the others: a fact
/// that is left out closes nothing. A new gate brings its fact here.
/// </summary>
public sealed record DialFacts
{
    public required ContactTicket Contact { get; init; }

    public required CampaignSettings Settings { get; init; }

    /// <summary>The contact's hours under these settings.</summary>
    public required ContactHours Hours { get; init; }

    /// <summary>The number is of a kind that is dialled, and among the trunk's prefixes.</summary>
    public required bool NumberIsAllowed { get; init; }

    /// <summary>Where the campaign stands.</summary>
    public CampaignStatus Status { get; init; } = CampaignStatus.Running;

    /// <summary>The number is in a call, of this campaign or another.</summary>
    public bool NumberIsInCall { get; init; }

    /// <summary>The number is on the do-not-call list.</summary>
    public bool DoNotCall { get; init; }

    /// <summary>From when on the limits on calls to the number let another one through; null: not asked.</summary>
    public Instant? CallableFrom { get; init; }

    /// <summary>The calls that the team has begun today; null: it has no cap, or that is not asked.</summary>
    public DayUse? TeamDay { get; init; }

    /// <summary>How often the caller number that the contact would see was used today; null: it has no cap, or that is not asked.</summary>
    public DayUse? CallerDay { get; init; }

    /// <summary>Every caller number that the contact could see rests until then; null: one of them doesn't, or that is not asked.</summary>
    public Instant? CallersRestUntil { get; init; }

    /// <summary>From when on the team's cap of minutes a day lets another call through; null: it has none, or that is not asked.</summary>
    public Instant? TeamTalksFrom { get; init; }

    /// <summary>The campaign's slots and rate; null: not asked.</summary>
    public CapacityFacts? Campaign { get; init; }

    /// <summary>The trunk's channels and rate; null: not asked.</summary>
    public CapacityFacts? Trunk { get; init; }
}
