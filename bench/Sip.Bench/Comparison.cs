using System.Globalization;
using System.Text.Json;
using Campaigns.Testing.Sipp;

namespace Campaigns.Sip.Bench;

/// <summary>Runs both agents in turn, each against a fresh SIPp server, and prints them side by side.</summary>
internal static class Comparison
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(Plan plan, FileInfo? json, CancellationToken cancellationToken)
    {
        // The first calls pay for compilation, which a process that dials for hours pays once.
        await WithServerAsync(plan with { Calls = Math.Min(plan.Calls, plan.Rate * 2) }, OurAgent.RunAsync, cancellationToken);
        var ours = new List<Figures>();
        var sipp = new List<Figures>();
        Console.WriteLine($"{plan.Calls} calls at {plan.Rate}/s, INVITE-180-200-ACK-BYE-200 over loopback");
        Console.WriteLine("agent  completed  calls/s  CPU ms/call  retransmissions  bytes/call");
        for (var round = 0; round < plan.Rounds; round++)
        {
            ours.Add(Print(await WithServerAsync(plan, OurAgent.RunAsync, cancellationToken)));
            sipp.Add(Print(await WithServerAsync(plan, SippAgent.RunAsync, cancellationToken)));
        }

        var median = Side(ours, sipp, runs => runs[runs.Count / 2]);
        var best = Side(ours, sipp, runs => runs[0]);
        Console.WriteLine($"median of the rounds: {median}");
        Console.WriteLine($"best of the rounds, the least disturbed by what else runs here: {best}");
        if (json is not null)
        {
            var report = new { plan, ours, sipp, median, best };
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(report, Json), cancellationToken);
        }

        return ours.All(run => run.Completed == plan.Calls) ? 0 : 1;
    }

    private static async Task<Figures> WithServerAsync(
        Plan plan, Func<Plan, SippProcess, CancellationToken, Task<Figures>> run, CancellationToken cancellationToken)
    {
        await using var server = await SippProcess.StartAsync(
            new SippOptions { BuiltIn = "uas", Arguments = SippAgent.Buffers, Timeout = TimeSpan.FromMinutes(10) }, cancellationToken);
        return await run(plan, server, cancellationToken);
    }

    private static Ratio Side(List<Figures> ours, List<Figures> sipp, Func<List<double>, double> choose) =>
        new(choose(Sorted(ours)), choose(Sorted(sipp)));

    private static List<double> Sorted(List<Figures> runs) => [.. runs.Select(run => run.CpuMillisecondsPerCall).Order()];

    private static Figures Print(Figures run)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Agent,-5}  {run.Completed,9}  {run.CallsPerSecond,7:F0}  {run.CpuMillisecondsPerCall,11:F4}  {run.Retransmissions,15}  {run.AllocatedBytesPerCall,10:F0}"));
        return run;
    }
}
