using Campaigns.Domain.Frequency;
using Campaigns.Domain.Teams;

namespace Campaigns.Domain.Ports;

/// <summary>How a phone number stands.</summary>
/// <param name="IsInCall">It is in an open call, of any campaign.</param>
/// <param name="IsOnDoNotCallList">It must not be called.</param>
public sealed record NumberStanding(bool IsInCall, bool IsOnDoNotCallList)
{
    /// <summary>How often it may be called, by team and campaign together.</summary>
    public FrequencyLimits Frequency { get; init; } = FrequencyLimits.None;

    /// <summary>What the team may talk today; null: as long as it likes.</summary>
    public TalkBudget? Talk { get; init; }

    /// <summary>The team's calls that count; empty where nothing is limited.</summary>
    public IReadOnlyList<PastCall> PastCalls { get; init; } = [];

    /// <summary>The calls that the team has begun today; null where it has no cap.</summary>
    public DayUse? TeamDay { get; init; }

    /// <summary>How often the caller number was used today; null where it has no cap.</summary>
    public DayUse? CallerDay { get; init; }
}
