using Campaigns.Domain.CallRecords;
using NodaTime;

namespace Campaigns.Persistence.Limits;

/// <summary>How often something may be done on a day.</summary>
/// <param name="Key">What is counted.</param>
/// <param name="Most">At least 1.</param>
/// <param name="Gate">The gate that refuses when it is full.</param>
/// <param name="Until">When the next day begins.</param>
internal readonly record struct DayCap(DayKey Key, int Most, IntentGate Gate, Instant Until);
