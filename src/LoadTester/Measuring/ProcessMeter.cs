using System.Globalization;

namespace Campaigns.LoadTester.Measuring;

/// <summary>Reads /proc: the kernel's own account of a process and its children. Where there is no /proc, nothing is reported.</summary>
internal sealed class ProcessMeter(string name, int processId)
{
    // Linux reports process times in hundredths of a second on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    private readonly double _startedAt = CpuSeconds(processId);

    /// <returns>Null when the process is gone.</returns>
    public ProcessUsage? Read() => Megabytes(processId, "VmHWM:") is { } peak
        ? new ProcessUsage(name, Math.Round(CpuSeconds(processId) - _startedAt, 2), Math.Round(peak + Children(processId).Sum(child => Megabytes(child, "RssAnon:") ?? 0), 1))
        : null;

    /// <summary>utime + stime of a line of /proc/PID/stat, with the children it has waited for, in seconds.</summary>
    public static double CpuSecondsOf(string stat)
    {
        // The name may hold blanks and brackets; the fields after it don't. The first of them is number 3, the state.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private static double CpuSeconds(int processId) => Own(processId) + Children(processId).Sum(Own);

    private static double Own(int processId) => Read($"/proc/{processId}/stat") is { } stat ? CpuSecondsOf(stat) : 0;

    private static double? Megabytes(int processId, string what)
    {
        var line = Read($"/proc/{processId}/status")?.Split('\n').FirstOrDefault(line => line.StartsWith(what, StringComparison.Ordinal));
        return line is null ? null : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static IEnumerable<int> Children(int processId) =>
        (Read($"/proc/{processId}/task/{processId}/children") ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // The process has ended; what it used is in its parent's account.
            return null;
        }
    }
}
