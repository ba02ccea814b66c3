using NodaTime;

namespace Campaigns.Domain.Frequency;

/// <summary>How much is done of what may be done on one day.</summary>
/// <param name="Made">Calls begun on the day.</param>
/// <param name="Most">The cap, at least 1.</param>
/// <param name="Until">When the next day begins.</param>
public sealed record DayUse(int Made, int Most, Instant Until)
{
    /// <summary>No call may begin on this day any more.</summary>
    public bool IsSpent => Made >= Most;
}
