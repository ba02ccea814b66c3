using Campaigns.Domain.CallWindows;
using NodaTime;

namespace Campaigns.Domain.Attempts;

/// <summary>All that the retry policy looks at.</summary>
public sealed record EndedAttempt
{
    public required Disposition Disposition { get; init; }

    /// <summary>Spent by the attempts before this one.</summary>
    public required int AttemptsSpentBefore { get; init; }

    /// <summary>How often in a row the trunk has refused this contact before: for capacity, or as broken.</summary>
    public int CapacityRefusalsBefore { get; init; }

    /// <summary>The trunk connects other calls: a refusal is then about this contact.</summary>
    public bool TrunkConnectsOthers { get; init; }

    /// <summary>An answer was recorded for this attempt.</summary>
    public bool AnswerRecorded { get; init; }

    public required Instant EndedAt { get; init; }

    /// <summary>When the contact may be called.</summary>
    public required ContactHours Hours { get; init; }

    /// <summary>In [0, 1): spreads retries.</summary>
    public required double Jitter { get; init; }
}
