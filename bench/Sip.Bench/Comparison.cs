using System.Globalization;
using System.Text.Json;
using Campaigns.Telephony.SipSorcery;
using Campaigns.Testing.Sipp;

namespace Campaigns.Sip.Bench;

/// <summary>Runs the agents in turn, each against a fresh SIPp server, and prints them side by side.</summary>
internal static class Comparison
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(Plan plan, PortPlan portPlan, FileInfo? json, CancellationToken cancellationToken)
    {
        // The first calls pay for compilation, which a process that dials for hours pays once.
        await WithServerAsync(plan with { Calls = Math.Min(plan.Calls, plan.Rate * 10) }, OurAgent.RunAsync, cancellationToken);
        var ours = new List<Figures>();
        var sipp = new List<Figures>();
        Console.WriteLine($"{plan.Calls} calls at {plan.Rate}/s, INVITE-180-200-ACK-BYE-200 over loopback");
        PrintHeading();
        for (var round = 0; round < plan.Rounds; round++)
        {
            ours.Add(Print(await WithServerAsync(plan, OurAgent.RunAsync, cancellationToken)));
            sipp.Add(Print(await WithServerAsync(plan, SippAgent.RunAsync, cancellationToken)));
        }

        var median = Side(ours, sipp, runs => runs[runs.Count / 2]);
        var best = Side(ours, sipp, runs => runs[0]);
        Console.WriteLine($"median of the rounds: {median}");
        Console.WriteLine($"best of the rounds, the least disturbed by what else runs here: {best}");
        var stacks = await CompareStacksAsync(portPlan.Of(plan), cancellationToken);
        if (json is not null)
        {
            var report = new { plan, ours, sipp, median, best, sipSorcery = SipSorceryStack.LibraryVersion, stacks };
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(report, Json), cancellationToken);
        }

        return ours.All(run => run.Completed == plan.Calls) ? 0 : 1;
    }

    /// <summary>Both stacks behind the dialler's port, at a rate that SIPSorcery keeps up with, and SIPp at the same.</summary>
    private static async Task<IReadOnlyList<Figures>> CompareStacksAsync(Plan plan, CancellationToken cancellationToken)
    {
        if (!SipSorceryStack.IsBuilt)
        {
            Console.WriteLine("SIPSorcery: not built, because its package is not in the NuGet folder (docs/sip-stacks.md)");
            return [];
        }

        Console.WriteLine($"{plan.Calls} calls at {plan.Rate}/s through the dialler's port; SIPSorcery {SipSorceryStack.LibraryVersion}");
        PrintHeading();
        var warmUp = plan with { Calls = Math.Min(plan.Calls, plan.Rate) };
        await WithServerAsync(warmUp, PortAgent.Native, cancellationToken);
        await WithServerAsync(warmUp, PortAgent.SipSorcery, cancellationToken);
        return
        [
            Print(await WithServerAsync(plan, PortAgent.Native, cancellationToken)),
            Print(await WithServerAsync(plan, PortAgent.SipSorcery, cancellationToken)),
            Print(await WithServerAsync(plan, SippAgent.RunAsync, cancellationToken)),
        ];
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

    private static void PrintHeading() => Console.WriteLine("agent       completed  calls/s  CPU ms/call  retransmissions  bytes/call");

    private static Figures Print(Figures run)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Agent,-10}  {run.Completed,9}  {run.CallsPerSecond,7:F0}  {run.CpuMillisecondsPerCall,11:F4}  {run.Retransmissions,15}  {run.AllocatedBytesPerCall,10:F0}"));
        return run;
    }
}
