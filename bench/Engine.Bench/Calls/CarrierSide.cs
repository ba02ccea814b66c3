using Campaigns.LoadTester.Measuring;
using Campaigns.Testing.Sipp;

namespace Campaigns.Engine.Bench.Calls;

/// <summary>SIPp as the carrier.</summary>
internal sealed class CarrierSide : IAsyncDisposable
{
    /// <summary>SIPp writes its counters once a second.</summary>
    private static readonly TimeSpan UntilCounted = TimeSpan.FromSeconds(2.5);

    // SIPp's default loses datagrams when the machine stalls.
    private static readonly string[] Buffers = ["-buff_size", "4194304"];

    private readonly SippProcess _sipp;
    private readonly TimeProvider _time;
    private readonly ProcessMeter _meter;

    private CarrierSide(SippProcess sipp, TimeProvider time) => (_sipp, _time, _meter) = (sipp, time, new ProcessMeter("sipp", sipp.ProcessId));

    public int Port => _sipp.Port;

    /// <summary>CPU seconds since it was started.</summary>
    public double CpuSeconds => _meter.Read()?.CpuSeconds ?? 0;

    /// <param name="scenario">A file of bench/calls, without its ending.</param>
    /// <param name="time">For waiting.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<CarrierSide> StartAsync(string scenario, TimeProvider time, CancellationToken cancellationToken)
    {
        var sipp = await SippProcess.StartAsync(
            new SippOptions
            {
                ScenarioFile = Path.Combine(AppContext.BaseDirectory, "Scenarios", $"{scenario}.xml"),
                Timeout = TimeSpan.FromHours(1),
                Arguments = Buffers,
            },
            cancellationToken);
        return new CarrierSide(sipp, time);
    }

    /// <summary>What it has counted of everything up to now.</summary>
    public async Task<CarrierCounters> CountAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(UntilCounted, _time, cancellationToken);
        var counters = _sipp.ReadCounters();
        return new CarrierCounters(
            counters.Counter("SuccessfulCall(C)"), counters.Counter("FailedCall(C)"), counters.Counter("CurrentCall"), counters.Counter("Retransmissions(C)"));
    }

    public ValueTask DisposeAsync() => _sipp.DisposeAsync();
}
