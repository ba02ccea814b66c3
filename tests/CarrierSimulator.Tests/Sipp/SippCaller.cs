using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Campaigns.CarrierSimulator.Tests.Sipp;

/// <summary>SIPp as the caller: an implementation of SIP that is neither the simulator's nor the engine's.</summary>
internal static class SippCaller
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a scenario, a file of the Scenarios folder, until all its calls have ended.</summary>
    /// <returns>Null when every call went as the scenario says, else what SIPp had to complain of.</returns>
    public static async Task<string?> CallAsync(IPEndPoint carrier, string scenario, string number, int calls, int callsPerSecond, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("sipp-caller-");
        try
        {
            var start = new ProcessStartInfo("sipp") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
            string[] arguments =
            [
                carrier.ToString(), "-sf", Path.Combine(AppContext.BaseDirectory, "Sipp", "Scenarios", scenario), "-s", number, "-i", "127.0.0.1",
                "-m", calls.ToString(CultureInfo.InvariantCulture), "-r", callsPerSecond.ToString(CultureInfo.InvariantCulture),
                "-nostdin", "-deadcall_wait", "0", "-timeout", "90s", "-timeout_error", "-trace_err", "-error_file", "errors.log", .. more,
            ];
            Array.ForEach(arguments, start.ArgumentList.Add);
            using var process = Process.Start(start)!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(Patience);
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill();
                }
            }

            var log = Path.Combine(folder.FullName, "errors.log");
            await output;
            return process.ExitCode == 0 ? null
                : $"exit code {process.ExitCode}: {await errors}{(File.Exists(log) ? await File.ReadAllTextAsync(log, patience.Token) : "")}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
