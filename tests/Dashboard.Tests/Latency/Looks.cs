namespace Campaigns.Dashboard.Tests.Latency;

/// <summary>When something was looked at, and how many calls had ended by what it said.</summary>
internal static class Looks
{
    /// <summary>Milliseconds from each end to the first look that counts it.</summary>
    /// <param name="ends">When calls ended: milliseconds since 1970, ascending.</param>
    /// <param name="looks">The same clock, and a count that never sinks.</param>
    public static IEnumerable<double> LatenciesOf(IReadOnlyList<double> ends, IEnumerable<(double At, long Ended)> looks)
    {
        var next = 0;
        foreach (var (at, ended) in looks)
        {
            for (; next < ended && next < ends.Count; next++)
            {
                yield return at - ends[next];
            }
        }
    }
}
