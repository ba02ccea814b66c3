using NodaTime;

namespace Campaigns.Domain.CallRecords;

/// <summary>How often a caller number may be used on the day of an attempt.</summary>
/// <param name="MaxCallsPerDay">At least 1.</param>
/// <param name="Day">The day that counts.</param>
/// <param name="Until">When the next day begins.</param>
public sealed record CallerNumberCap(int MaxCallsPerDay, LocalDate Day, Instant Until);
