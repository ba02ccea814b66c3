using System.Diagnostics;
using System.Globalization;

namespace Campaigns.Engine.Bench;

/// <summary>Calls placed by one process. Its timestamps compare with those of other processes of the machine.</summary>
/// <param name="Count">All.</param>
/// <param name="FirstAt">Timestamp of <see cref="Stopwatch"/>; 0 before the first.</param>
/// <param name="LastAt">Timestamp of <see cref="Stopwatch"/>; 0 before the first.</param>
internal readonly record struct PlacedCalls(long Count, long FirstAt, long LastAt)
{
    public static PlacedCalls Parse(string line)
    {
        var fields = Array.ConvertAll(line.Split(' '), field => long.Parse(field, CultureInfo.InvariantCulture));
        return new PlacedCalls(fields[0], fields[1], fields[2]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} {FirstAt} {LastAt}");
}
