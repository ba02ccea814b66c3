using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.CallRecords;

/// <summary>The call detail record of one attempt, with what it makes of its contact (W2).</summary>
public sealed record AttemptRecord
{
    public required ContactKey Contact { get; init; }
    public required int AttemptNumber { get; init; }

    /// <summary>E.164 with "+".</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>E.164 with "+".</summary>
    public required string CallerNumber { get; init; }

    /// <summary>The contact's own caller number, which rested; null: it saw its own.</summary>
    public string? CallerReplaces { get; init; }

    public required TrunkId Trunk { get; init; }

    /// <summary>Silo and generation that dialled.</summary>
    public required string Owner { get; init; }

    public required Instant IntendedAt { get; init; }
    public required Disposition Disposition { get; init; }

    /// <summary>A few words on why this disposition: the rule or status that decided.</summary>
    public required string Cause { get; init; }

    /// <summary>What the wire showed.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>Null when the call was not answered or its end is unknown.</summary>
    public Duration? TalkTime { get; init; }

    /// <summary>The contact's state from now on.</summary>
    public required ContactState NextState { get; init; }

    /// <summary>When the retry is due; only with <see cref="ContactState.WaitingForRetry"/>.</summary>
    public Instant? NextAt { get; init; }

    /// <summary>The contact's spent budget from now on.</summary>
    public required int AttemptsSpent { get; init; }

    /// <summary>Refusals by the trunk in a row from now on.</summary>
    public int CapacityRefusals { get; init; }
}
