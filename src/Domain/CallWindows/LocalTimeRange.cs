using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>
/// A half-open range of local times, [<paramref name="Start"/>, <paramref name="End"/>).
/// End before start runs over midnight; an end of midnight is the end of the day (24:00), so midnight to midnight is the whole day.
/// </summary>
public readonly record struct LocalTimeRange(LocalTime Start, LocalTime End);
