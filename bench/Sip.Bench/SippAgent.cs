using System.Diagnostics;
using System.Globalization;
using Campaigns.Testing.Sipp;

namespace Campaigns.Sip.Bench;

/// <summary>The same calls with SIPp's built-in client.</summary>
internal static class SippAgent
{
    /// <summary>Socket buffers as large as ours: SIPp's default loses datagrams when the machine stalls.</summary>
    public static readonly string[] Buffers = ["-buff_size", "4194304"];

    public static async Task<Figures> RunAsync(Plan plan, SippProcess server, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await using var client = await SippProcess.StartAsync(
            new SippOptions
            {
                BuiltIn = "uac",
                Calls = plan.Calls,
                Target = $"127.0.0.1:{server.Port}",
                Arguments = ["-r", plan.Rate.ToString(CultureInfo.InvariantCulture), "-d", "0", "-l", "100000", .. Buffers],
            },
            cancellationToken);
        var exit = client.WaitForExitAsync(cancellationToken);
        var cpu = TimeSpan.Zero;
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!exit.IsCompleted && await beat.WaitForNextTickAsync(cancellationToken))
        {
            // The kernel forgets a process's time when it exits: the last reading lacks at most one beat.
            cpu = client.CpuTime;
        }

        var outcome = await exit;
        return new Figures(
            "SIPp",
            (int)outcome.Counter("SuccessfulCall(C)"),
            plan.Calls / clock.Elapsed.TotalSeconds,
            cpu.TotalMilliseconds / plan.Calls,
            outcome.Counter("Retransmissions(C)"));
    }
}
