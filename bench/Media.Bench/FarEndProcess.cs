using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Campaigns.Media.Bench;

/// <summary>The other process, as the measuring one sees it.</summary>
internal sealed class FarEndProcess : IDisposable
{
    private readonly Process _process;

    private FarEndProcess(Process process, int port) => (_process, SipPort) = (process, port);

    public int SipPort { get; }

    public static async Task<FarEndProcess> StartAsync(CancellationToken cancellationToken)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(FarEndProcess).Assembly.Location, "--far-end"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var port = await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The far end did not start.");
        return new FarEndProcess(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    public async Task ResetAsync(CancellationToken cancellationToken) => await AskAsync("reset", cancellationToken);

    public async Task<SpacingFigures> ReportAsync(CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<SpacingFigures>(await AskAsync("report", cancellationToken))!;

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<string> AskAsync(string order, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(order.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The far end is gone.");
    }
}
