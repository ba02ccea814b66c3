namespace Campaigns.Testing.Telemetry;

/// <summary>What becomes of an instrument in a collector.</summary>
public enum InstrumentKind
{
    /// <summary>Only rises.</summary>
    Counter,

    /// <summary>Rises and falls, and can be summed.</summary>
    UpDownCounter,

    /// <summary>Rises and falls, and can't.</summary>
    Gauge,

    Histogram,
}
