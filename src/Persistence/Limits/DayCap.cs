using Campaigns.Domain.Access;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Teams;
using NodaTime;

namespace Campaigns.Persistence.Limits;

/// <summary>How often something may be done on a day.</summary>
/// <param name="Key">What is counted.</param>
/// <param name="Most">At least 1.</param>
/// <param name="Gate">The gate that refuses when it is full.</param>
/// <param name="Until">When the next day begins.</param>
internal readonly record struct DayCap(DayKey Key, int Most, IntentGate Gate, Instant Until)
{
    /// <summary>What a team may do on the day of an instant; null when it has no cap.</summary>
    public static DayCap? Of(TeamId team, TeamLimits limits, Instant at) =>
        limits.MaxCallsPerDay is { } most ? new DayCap(new DayKey(team.Value, "", TeamDay.Of(at)), most, IntentGate.TeamCapped, TeamDay.After(at)) : null;

    /// <summary>How often a caller number may be used.</summary>
    public static DayCap Of(CappedCaller caller) =>
        new(new DayKey(caller.Trunk.Value, caller.Number, caller.Cap.Day), caller.Cap.MaxCallsPerDay, IntentGate.CallerNumberCapped, caller.Cap.Until);

    /// <summary>How much of it is done.</summary>
    public DayUse After(int made) => new(made, Most, Until);
}
