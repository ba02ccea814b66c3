using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Campaigns.Domain.Trunks;

namespace Campaigns.Grains.Trunks;

/// <summary>How the trunks whose grains are on this silo are used. An installation has few trunks: each is a tag.</summary>
internal sealed class TrunkInstruments : IDisposable
{
    private readonly Meter _meter = new("Campaigns.Trunks");
    private readonly ConcurrentDictionary<TrunkId, (int InUse, int Channels, bool BreakerOpen)> _trunks = new();

    public TrunkInstruments()
    {
        _meter.CreateObservableUpDownCounter("campaigns.trunk.slots.used", () => Read(use => use.InUse), "{slot}", "Channels that calls and grants hold, by trunk.");
        _meter.CreateObservableUpDownCounter("campaigns.trunk.slots.limit", () => Read(use => use.Channels), "{slot}", "Channels that the trunk is believed to carry, by trunk.");
        _meter.CreateObservableUpDownCounter("campaigns.trunk.breaker_open", () => Read(use => use.BreakerOpen ? 1 : 0), "{trunk}", "1 while the trunk's breaker is open, else 0.");
    }

    public void Note(TrunkId trunk, int inUse, int channels, bool breakerOpen) => _trunks[trunk] = (inUse, channels, breakerOpen);

    /// <summary>The trunk's grain isn't here any more.</summary>
    public void Forget(TrunkId trunk) => _trunks.TryRemove(trunk, out _);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> Read(Func<(int InUse, int Channels, bool BreakerOpen), int> value) =>
        _trunks.Select(trunk => new Measurement<int>(value(trunk.Value), new KeyValuePair<string, object?>("trunk", trunk.Key.ToString())));
}
