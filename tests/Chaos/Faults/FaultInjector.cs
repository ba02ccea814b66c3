using System.Collections.Concurrent;
using Campaigns.Chaos.Installation;

namespace Campaigns.Chaos.Faults;

/// <summary>Inflicts what the plan says, and mends it. Whatever it began it mends, also when it is told to begin no more.</summary>
internal sealed class FaultInjector(ChaosInstallation installation, TimeProvider time, Action<InflictedFault> tell)
{
    private readonly ConcurrentBag<InflictedFault> _inflicted = [];

    public IReadOnlyList<InflictedFault> Inflicted => [.. _inflicted.OrderBy(fault => fault.From)];

    /// <param name="plan">In the order of their instants.</param>
    /// <param name="began">Timestamp of the launch.</param>
    /// <param name="noMore">Begin none from now on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(IReadOnlyList<PlannedFault> plan, long began, CancellationToken noMore, CancellationToken cancellationToken)
    {
        List<Task> inflicted = [];
        foreach (var fault in plan)
        {
            var wait = fault.At - time.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, noMore).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (noMore.IsCancellationRequested)
            {
                break;
            }

            inflicted.Add(InflictAsync(fault, cancellationToken));
        }

        await Task.WhenAll(inflicted);
    }

    private async Task InflictAsync(PlannedFault fault, CancellationToken cancellationToken)
    {
        var from = time.GetUtcNow();
        await ActAsync(fault, cancellationToken);
        var inflicted = new InflictedFault(fault, from, time.GetUtcNow());
        _inflicted.Add(inflicted);
        tell(inflicted);
    }

    private Task ActAsync(PlannedFault fault, CancellationToken cancellationToken) => fault.Kind switch
    {
        FaultKind.Kill => installation.Silos[fault.Silo!.Value].KillAsync(fault.Lasts, cancellationToken),
        FaultKind.Freeze => installation.Silos[fault.Silo!.Value].FreezeAsync(fault.Lasts, cancellationToken),
        FaultKind.DatabaseRestart => installation.Database.RestartAsync(fault.Lasts, cancellationToken),
        FaultKind.ConnectionsCut => installation.Database.CutConnectionsAsync(cancellationToken),
        FaultKind.SlowCommits => installation.Database.SlowCommitsAsync(fault.Lasts, cancellationToken),
        FaultKind.CarrierRefuses => DisturbCarrierAsync("refusing", fault.Lasts, cancellationToken),
        FaultKind.CarrierSilent => DisturbCarrierAsync("silent", fault.Lasts, cancellationToken),
        FaultKind.CarrierDoubles => DisturbCarrierAsync("doubling", fault.Lasts, cancellationToken),
        FaultKind.CarrierMute => DisturbCarrierAsync("mute", fault.Lasts, cancellationToken),
        FaultKind.CarrierUnreachable => DisturbCarrierAsync("unreachable", fault.Lasts, cancellationToken),
        FaultKind.SiloWithoutDatabase => CutOffAsync(fault, silos: false, carrier: false, database: true, cancellationToken),
        FaultKind.SiloWithoutSilos => CutOffAsync(fault, silos: true, carrier: false, database: false, cancellationToken),
        FaultKind.SiloWithoutCarrier => CutOffAsync(fault, silos: false, carrier: true, database: false, cancellationToken),
        FaultKind.SiloAlone => CutOffAsync(fault, silos: true, carrier: true, database: true, cancellationToken),
        FaultKind.DiskFull => installation.Database.FillDiskAsync(fault.Lasts, cancellationToken),
        FaultKind.ClockStep => StepClockAsync(fault, cancellationToken),
        FaultKind.Roll => RollAsync(cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, null),
    };

    private Task CutOffAsync(PlannedFault fault, bool silos, bool carrier, bool database, CancellationToken cancellationToken)
    {
        var (network, silo) = (installation.Network, fault.Silo!.Value);
        string[] addresses =
        [
            .. Enumerable.Range(0, installation.Silos.Count).Where(other => silos && other != silo).Select(network.AddressOf),
            .. carrier ? [network.CarrierAddress] : (string[])[],
            .. database ? [network.DatabaseAddress] : (string[])[],
        ];
        return installation.Silos[silo].WhileAsync(
            async () =>
            {
                await network.CutAsync(silo, addresses);
                await Task.Delay(fault.Lasts, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await network.MendAsync(silo, addresses);
            },
            cancellationToken);
    }

    /// <summary>By 3 s to 3 min or by 1 to 11 h, forwards or back, as the fault's own length says: the plan stays the same for the same seed.</summary>
    private Task StepClockAsync(PlannedFault fault, CancellationToken cancellationToken)
    {
        var draw = new Random((int)fault.Lasts.Ticks);
        var step = draw.Next(2) == 0 ? TimeSpan.FromSeconds(draw.Next(3, 180)) : TimeSpan.FromHours(draw.Next(1, 12));
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Campaigns__Silo__ClockStep"] = (draw.Next(2) == 0 ? step : -step).ToString("c"),
            ["Campaigns__Silo__ClockStepAfter"] = "00:00:10",
        };
        return installation.Silos[fault.Silo!.Value].ReplaceAsync(settings, fault.Lasts, cancellationToken);
    }

    private async Task RollAsync(CancellationToken cancellationToken)
    {
        foreach (var silo in installation.Silos)
        {
            await silo.RollAsync(cancellationToken);
        }
    }

    private async Task DisturbCarrierAsync(string disturbance, TimeSpan lasts, CancellationToken cancellationToken)
    {
        await installation.CarrierControl.DisturbAsync(disturbance, cancellationToken);
        await Task.Delay(lasts, time, cancellationToken);
        await installation.CarrierControl.DisturbAsync("none", cancellationToken);
    }
}
