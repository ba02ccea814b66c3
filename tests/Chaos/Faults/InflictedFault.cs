namespace Campaigns.Chaos.Faults;

/// <summary>One fault that did happen.</summary>
/// <param name="Fault">As planned.</param>
/// <param name="From">When it began, by the clock that the carrier's log has too.</param>
/// <param name="To">When it was mended.</param>
internal sealed record InflictedFault(PlannedFault Fault, DateTimeOffset From, DateTimeOffset To);
