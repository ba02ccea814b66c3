using NodaTime;

namespace Campaigns.Persistence.Limits;

/// <summary>What is counted by the day.</summary>
/// <param name="Scope">A trunk or a team.</param>
/// <param name="Name">A trunk's caller number; empty for a team.</param>
/// <param name="Day">The day.</param>
internal readonly record struct DayKey(Guid Scope, string Name, LocalDate Day);
