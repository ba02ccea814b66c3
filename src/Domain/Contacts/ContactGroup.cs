using NodaTime;

namespace Campaigns.Domain.Contacts;

/// <summary>Contacts of a campaign that its gates can't tell apart.</summary>
/// <param name="ZoneIds">IANA ids; empty when nothing is known.</param>
/// <param name="Count">How many there are.</param>
public sealed record ContactGroup(IReadOnlyList<string> ZoneIds, long Count)
{
    /// <summary>Higher first.</summary>
    public int Priority { get; init; }

    /// <summary>The budget that each has used.</summary>
    public int AttemptsSpent { get; init; }

    /// <summary>When their retry is due; null when they were never dialled.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Their numbers are on the do-not-call list.</summary>
    public bool DoNotCall { get; init; }

    /// <summary>Their consent is noted.</summary>
    public bool HasConsent { get; init; }

    /// <summary>The trunk dials their numbers.</summary>
    public bool NumberIsAllowed { get; init; } = true;
}
