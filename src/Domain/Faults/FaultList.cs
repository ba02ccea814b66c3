using System.Globalization;
using NodaTime;

namespace Campaigns.Domain.Faults;

/// <summary>Gathers every fault of an input, so that one answer names them all.</summary>
public sealed class FaultList
{
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    public void Add(string path, string message) => _faults.Add(new Fault(path, message));

    /// <summary>Notes a fault when <paramref name="holds"/> is false.</summary>
    public void Require(bool holds, string path, string message)
    {
        if (!holds)
        {
            Add(path, message);
        }
    }

    /// <summary>A number inside a closed range; not-a-number is outside.</summary>
    public void RequireRange(double value, double least, double most, string path) =>
        Require(value >= least && value <= most, path, FormattableString.Invariant($"Must lie between {least:0.##} and {most:0.##}, but is {value:0.####}."));

    /// <summary>A duration inside a closed range.</summary>
    public void RequireRange(Duration value, Duration least, Duration most, string path) =>
        Require(value >= least && value <= most, path, $"Must lie between {Text(least)} and {Text(most)}, but is {Text(value)}.");

    /// <summary>A text of limited length without control characters.</summary>
    public void RequireText(string value, int least, int most, string path)
    {
        Require(
            value.Length >= least && value.Length <= most && (least == 0 || !string.IsNullOrWhiteSpace(value)),
            path,
            FormattableString.Invariant($"Must have {least} to {most} characters, but has {value.Trim().Length}."));
        Require(!value.Any(character => char.IsControl(character) && character is not '\n' and not '\t' and not '\r'), path, "Must not contain control characters.");
    }

    /// <summary>A text of limited length on one line: what may come to stand in a header can't begin another one.</summary>
    public void RequireLine(string value, int least, int most, string path)
    {
        RequireText(value, least, most, path);
        Require(value.AsSpan().IndexOfAny('\r', '\n', '\t') < 0, path, "Must stand on one line, without tabs.");
    }

    // As the API writes durations: "00:05:00", "7.00:00:00".
    private static string Text(Duration duration) =>
        duration.ToTimeSpan().ToString("c", CultureInfo.InvariantCulture);
}
