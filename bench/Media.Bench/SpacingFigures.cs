namespace Campaigns.Media.Bench;

/// <summary>The time between two packets of a call, in milliseconds; 20 would be ideal.</summary>
/// <param name="Packets">How many were measured.</param>
/// <param name="P1">One in a hundred is closer.</param>
/// <param name="P50">The median.</param>
/// <param name="P99">One in a hundred is further apart.</param>
/// <param name="OffP50">Median distance from 20 ms.</param>
/// <param name="OffP99">99 in a hundred are no further from 20 ms.</param>
/// <param name="Longest">The longest gap.</param>
internal sealed record SpacingFigures(long Packets, double P1, double P50, double P99, double OffP50, double OffP99, double Longest);
