using Campaigns.Domain.Frequency;
using Campaigns.Domain.Teams;
using NodaTime;

namespace Campaigns.Domain.Ports;

/// <summary>How a phone number stands.</summary>
/// <param name="IsInCall">It is in an open call, of any campaign.</param>
/// <param name="IsOnDoNotCallList">It must not be called.</param>
public sealed record NumberStanding(bool IsInCall, bool IsOnDoNotCallList)
{
    /// <summary>How often it may be called, by team and campaign together.</summary>
    public FrequencyLimits Frequency { get; init; } = FrequencyLimits.None;

    /// <summary>When the team's cap of calls a day lets another one begin; null: there is room.</summary>
    public Instant? TeamCappedUntil { get; init; }

    /// <summary>What the team may talk today; null: as long as it likes.</summary>
    public TalkBudget? Talk { get; init; }

    /// <summary>The team's calls that count; empty where nothing is limited.</summary>
    public IReadOnlyList<PastCall> PastCalls { get; init; } = [];
}
