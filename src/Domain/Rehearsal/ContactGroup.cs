using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>Contacts that a rehearsal can't tell apart.</summary>
/// <param name="ZoneIds">IANA ids; empty when nothing is known.</param>
/// <param name="AttemptsSpent">The budget that each has used.</param>
/// <param name="DueAt">When their retry is due; null when they were never dialled.</param>
/// <param name="DoNotCall">Their numbers are on the do-not-call list.</param>
/// <param name="Count">How many there are.</param>
public sealed record ContactGroup(IReadOnlyList<string> ZoneIds, int AttemptsSpent, Instant? DueAt, bool DoNotCall, long Count);
