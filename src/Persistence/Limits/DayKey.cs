using NodaTime;

namespace Campaigns.Persistence.Limits;

/// <summary>What is counted by the day.</summary>
/// <param name="Scope">A trunk or a team.</param>
/// <param name="Name">A trunk's caller number; empty for a team's calls, <see cref="Talk"/> for the seconds that it talked.</param>
/// <param name="Day">The day.</param>
internal readonly record struct DayKey(Guid Scope, string Name, LocalDate Day)
{
    /// <summary>Names what W2 counts of the calls of a team with a cap of minutes.</summary>
    public const string Talk = "talk";
}
