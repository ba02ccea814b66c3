using Campaigns.Testing.Sipp;

namespace Campaigns.EndToEnd.Tests.Carrier;

/// <summary>SIPp as the carrier, with a log of every message.</summary>
internal sealed class SippCarrier : IAsyncDisposable
{
    private readonly SippProcess _sipp;
    private readonly string _folder;

    private SippCarrier(SippProcess sipp, string folder) => (_sipp, _folder) = (sipp, folder);

    public int Port => _sipp.Port;

    private string LogFile => Path.Combine(_folder, "messages.tsv");

    /// <summary>Starts SIPp.</summary>
    /// <param name="scenario">A file of Scenarios; "carrier": half answered, a fifth busy, a quarter unanswered, one in twenty 500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SippCarrier> StartAsync(string scenario, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("carrier-").FullName;
        var sipp = await SippProcess.StartAsync(
            new SippOptions
            {
                ScenarioFile = Path.Combine(AppContext.BaseDirectory, "Scenarios", scenario + ".xml"),
                Timeout = TimeSpan.FromMinutes(20),
                Arguments = ["-trace_shortmsg", "-shortmessage_file", Path.Combine(folder, "messages.tsv"), "-shortmessage_overwrite", "true"],
            },
            cancellationToken);
        return new SippCarrier(sipp, folder);
    }

    /// <summary>Stops the carrier and reads its log.</summary>
    public async Task<CarrierLog> StopAsync()
    {
        await _sipp.DisposeAsync();
        return CarrierLog.Read(File.ReadLines(LogFile));
    }

    public async ValueTask DisposeAsync()
    {
        await _sipp.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
