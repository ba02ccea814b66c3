using Campaigns.Domain.Trunks;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>A trunk with its state. The password is never in it.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrunkView")]
public sealed record TrunkView
{
    [Id(0)] public required TrunkId Id { get; init; }
    [Id(1)] public required TrunkSettings Settings { get; init; }
    [Id(2)] public required long Version { get; init; }

    /// <summary>Channels in use over all silos.</summary>
    [Id(3)] public required int ChannelsInUse { get; init; }

    /// <summary>Channels that the carrier is believed to carry: what was configured, or less after capacity refusals.</summary>
    [Id(4)] public required int LearnedChannels { get; init; }

    /// <summary>Calls per second that the carrier is believed to take.</summary>
    [Id(5)] public required double LearnedCallsPerSecond { get; init; }

    /// <summary>The breaker is open: only probe calls are placed.</summary>
    [Id(6)] public required bool BreakerOpen { get; init; }

    /// <summary>When its rate allows the next call, unix milliseconds; in the past: at once.</summary>
    [Id(8)] public long NextCallUnixMs { get; init; }

    /// <summary>The carrier asked for a pause until then, unix milliseconds; null when it didn't.</summary>
    [Id(9)] public long? RestsUntilUnixMs { get; init; }

    /// <summary>How each silo that dials over the trunk reaches it.</summary>
    [Id(7)] public SiloReachability[] Silos { get; init; } = [];

    /// <summary>Caller numbers that are left alone for a while.</summary>
    [Id(10)] public RestingNumber[] Resting { get; init; } = [];

    /// <summary>The campaigns that want more of it than they have.</summary>
    [Id(11)] public TrunkSharer[] Sharers { get; init; } = [];

    /// <summary>A password is stored.</summary>
    [Id(12)] public bool HasPassword { get; init; }

    /// <summary>New calls per second over all silos, in the last quarter of a minute.</summary>
    [Id(13)] public double CallsPerSecond { get; init; }

    /// <summary>How its calls failed in the last hour, the latest first; what speaks of the trunk, not of the called.</summary>
    [Id(14)] public FailureReport[] Failures { get; init; } = [];
}
