using System.Globalization;
using System.Text;
using Campaigns.Domain.Amd;

namespace Campaigns.Amd.Bench;

/// <summary>The figures of one way to detect, as Markdown: what docs/amd.md keeps.</summary>
public static class Report
{
    /// <summary>Calls of a label that were judged right, 0–1.</summary>
    public static double Right(IEnumerable<JudgedCall> judged, Label label) =>
        judged.Where(call => call.Call.Label == label).Average(call => call.IsRight ? 1.0 : 0.0);

    /// <summary>From the end of what people say first to the verdict that they are human, in milliseconds, sorted.</summary>
    public static IReadOnlyList<double> HumanDelaysMs(IEnumerable<JudgedCall> judged) =>
    [
        .. judged.Where(call => call.Call is { Label: Label.Human, FirstSaidMs: not null } && call.Decision.Verdict is AmdVerdict.Human)
            .Select(call => call.Decision.Took.TotalMilliseconds - call.Call.FirstSaidMs!.Value)
            .Order(),
    ];

    public static string Of(IReadOnlyList<JudgedCall> judged)
    {
        var text = new StringBuilder();
        text.AppendLine("| really | judged human | judged machine | unsure (handled as human) | right |");
        text.AppendLine("|---|---|---|---|---|");
        foreach (var label in new[] { Label.Human, Label.Machine })
        {
            var calls = judged.Where(call => call.Call.Label == label).ToList();
            Line(text, $"| {Word(label)} | {Count(calls, AmdVerdict.Human)} | {Count(calls, AmdVerdict.Machine)} | {Count(calls, AmdVerdict.Unsure)} | {100 * Right(calls, label):F1} % |");
        }

        text.AppendLine();
        var delays = HumanDelaysMs(judged);
        Line(text, $"Human verdict after the end of the greeting: median {Median(delays):F0} ms, longest {delays[^1]:F0} ms.");
        var machines = judged.Where(call => call.Call.Label is Label.Machine && call.Final.Verdict is AmdVerdict.Machine).ToList();
        Line(text, $"Machine verdict after the answer: median {Median([.. machines.Select(call => call.Final.Took.TotalMilliseconds).Order()]):F0} ms; {machines.Count(call => call.Correction is not null)} of {machines.Count} only at the beep.");
        text.AppendLine();
        text.AppendLine("| calls | | right | causes |");
        text.AppendLine("|---|---|---|---|");
        foreach (var kind in judged.GroupBy(call => (call.Call.Label, call.Call.Kind)))
        {
            var right = kind.Key.Label is Label.Apart ? "–" : string.Create(CultureInfo.InvariantCulture, $"{kind.Count(call => call.IsRight)} of {kind.Count()}");
            Line(text, $"| {kind.Key.Kind} | {Word(kind.Key.Label)} | {right} | {Causes(kind)} |");
        }

        return text.ToString();
    }

    private static string Causes(IEnumerable<JudgedCall> calls) => string.Join(", ", calls
        .GroupBy(call => (call.Final.Cause, call.Final.Verdict))
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Cause)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Word(group.Key.Verdict)} by {Word(group.Key.Cause)}")));

    private static int Count(IEnumerable<JudgedCall> calls, AmdVerdict verdict) => calls.Count(call => call.Final.Verdict == verdict);

    private static double Median(IReadOnlyList<double> sorted) => sorted[sorted.Count / 2];

    private static string Word(Enum value) => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
