using Spectre.Console;

namespace Campaigns.LoadTester.Load;

/// <summary>A load run's result for a person.</summary>
internal static class LoadSummary
{
    public static void Write(IAnsiConsole console, LoadReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("What").AddColumn(new TableColumn("Figure").RightAligned());
        table.AddRow("Contacts", $"{report.Contacts:N0}");
        table.AddRow("Attempts", $"{report.Attempts:N0} in {report.Seconds:N1} s");
        table.AddRow("Attempts a second, launch to completion", $"{report.AttemptsPerSecond:N1}");
        table.AddRow("Calls a second, first to last INVITE", $"{report.CallsPerSecond:N1}");
        table.AddRow("Most calls at once, as the carrier saw", $"{report.PeakConcurrentCalls} of {report.Concurrency}");
        table.AddRow("INVITEs sent twice", $"{report.DuplicateInvites}");
        table.AddRow("Calls to a number already in a call", $"{report.OverlappingCalls}");
        table.AddRow("Contacts not final", $"{report.ContactsNotFinal:N0}");
        if (report.IntentToInviteMs is { } intent)
        {
            table.AddRow("Intent to INVITE, p50 / p95 / p99", $"{intent.P50:N1} / {intent.P95:N1} / {intent.P99:N1} ms");
        }

        if (report.InviteToFinalMs is { } final)
        {
            table.AddRow("INVITE to final response, p50 / p95 / p99", $"{final.P50:N1} / {final.P95:N1} / {final.P99:N1} ms");
        }

        foreach (var process in report.Processes)
        {
            table.AddRow(Markup.Escape($"{process.Name}: CPU, peak memory"), $"{process.CpuSeconds:N1} s, {process.PeakMegabytes:N0} MB");
        }

        table.AddRow("CPU an attempt, engine and database", $"{report.CpuMsPerAttempt:N3} ms");
        console.Write(table);
        if (report.Broken.Count == 0)
        {
            console.MarkupLine(report.Carrier is null
                ? "[green]Every promise that can be checked without the carrier's log was kept.[/]"
                : "[green]Every promise was kept; the engine's counters, its attempts table and the carrier's log agree.[/]");
            return;
        }

        foreach (var broken in report.Broken)
        {
            console.MarkupLineInterpolated($"[red]Broken:[/] {broken}");
        }
    }
}
