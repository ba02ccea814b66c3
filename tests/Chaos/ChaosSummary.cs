using System.Globalization;
using Spectre.Console;

namespace Campaigns.Chaos;

/// <summary>A run for the reader: its faults, its figures, and the verdict in one line.</summary>
internal static class ChaosSummary
{
    public static void Write(IAnsiConsole console, ChaosReport report)
    {
        var faults = new Table().AddColumns("fault", "times", "seconds in all", "longest gap, s");
        foreach (var kind in report.Faults.GroupBy(fault => fault.Fault.Kind).OrderBy(kind => kind.Key))
        {
            faults.AddRow(kind.Key.ToString(), Text(kind.Count()), Text(kind.Sum(fault => (fault.To - fault.From).TotalSeconds), "F0"), Text(report.LongestGaps[kind.Key], "F1"));
        }

        console.Write(faults);
        console.WriteLine(Line("Carrier", $"{report.Invites} INVITEs, at most {report.PeakConcurrentCalls} calls at once of {report.TrunkLimit}; {Counts(report.ByOutcome)}"));
        console.WriteLine(Line("Engine", Counts(report.ByDisposition.ToDictionary(entry => entry.Key, entry => (long)entry.Value))));
        console.WriteLine(Line("Contacts", Counts(report.ContactsByState)));
        console.WriteLine(Line("Silos", $"{report.SiloLives} processes in {report.Silos} places"));
        console.WriteLine(Line("Network", $"{report.InvitesThatNeverArrived} INVITEs never arrived"));
        foreach (var promise in report.Broken)
        {
            console.WriteLine("BROKEN  " + promise);
        }

        console.WriteLine(
            $"{(report.Broken.Count == 0 ? "KEPT" : "BROKEN")}: seed {report.Seed}, {report.Silos} silos, {report.Contacts} contacts, {report.Faults.Count} faults, "
            + $"{Text(report.Seconds, "F0")} s: {(report.Broken.Count == 0 ? "every promise was kept" : $"{report.Broken.Count} promises were broken")}.");
    }

    private static string Line(string name, string text) => $"{name,-9} {text}";

    private static string Counts(IReadOnlyDictionary<string, long> counts) =>
        string.Join(", ", counts.Where(count => count.Value > 0).OrderByDescending(count => count.Value).Select(count => $"{count.Value} {count.Key}"));

    private static string Text(double value, string format = "F0") => value.ToString(format, CultureInfo.InvariantCulture);
}
