using NodaTime;

namespace Campaigns.Persistence.Reminders;

/// <summary>A reminder's row.</summary>
/// <param name="Grain">The grain's id as text.</param>
/// <param name="Name">Its name within the grain.</param>
/// <param name="GrainHash">Where the grain stands on the ring; the bits of an unsigned number.</param>
/// <param name="StartAt">The first tick.</param>
/// <param name="Period">Between ticks, whole milliseconds.</param>
/// <param name="Version">Rises with each write; what a removal must name.</param>
public sealed record StoredReminder(string Grain, string Name, int GrainHash, Instant StartAt, Duration Period, int Version)
{
    internal ReminderKey Key => new(Grain, Name);
}
