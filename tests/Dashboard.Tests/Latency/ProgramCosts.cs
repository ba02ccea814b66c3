using System.Globalization;

namespace Campaigns.Dashboard.Tests.Latency;

/// <summary>CPU time by program, of all that run on this machine: a benchmark has it to itself.</summary>
internal sealed record ProgramCosts(double BrowsersMs, double ApiMs, double DatabaseMs, double CarrierMs)
{
    // Of a tick of /proc/PID/stat, as Linux has it on every architecture that .NET runs on.
    private const double TickMs = 10;

    public static ProgramCosts Now()
    {
        var programs = Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(Read)
            .ToList();
        return new ProgramCosts(Of("chromium"), Of("Campaigns.Api.dll"), Of("postgres"), Of("Campaigns.CarrierSimulator.dll"));

        double Of(string name) => programs.Where(program => program.Command.Contains(name, StringComparison.Ordinal)).Sum(program => program.CpuMs);
    }

    /// <summary>What was used since; a process that has ended meanwhile isn't counted.</summary>
    public ProgramCosts Since(ProgramCosts before) =>
        new(BrowsersMs - before.BrowsersMs, ApiMs - before.ApiMs, DatabaseMs - before.DatabaseMs, CarrierMs - before.CarrierMs);

    private static (string Command, double CpuMs) Read(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (File.ReadAllText(Path.Combine(folder, "cmdline")), TickMs * (Number(fields[11]) + Number(fields[12])));
        }
        catch (IOException)
        {
            // It ended while it was looked at.
            return ("", 0);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
