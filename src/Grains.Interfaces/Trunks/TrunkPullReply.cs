using Campaigns.Domain.Trunks;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>A trunk's answer to a pull.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrunkPullReply")]
public sealed record TrunkPullReply
{
    [Id(0)] public required bool Accepted { get; init; }

    /// <summary>Permits granted.</summary>
    [Id(1)] public required int Granted { get; init; }

    /// <summary>The granted calls are to be placed no faster than this, calls per second.</summary>
    [Id(2)] public required double CallsPerSecond { get; init; }

    /// <summary>Milliseconds, counted from before the request was sent.</summary>
    [Id(3)] public required int LeaseMs { get; init; }

    /// <summary>Milliseconds after which asking again may bring something.</summary>
    [Id(4)] public required int AskAgainMs { get; init; }

    [Id(5)] public required long SettingsVersion { get; init; }

    /// <summary>Only when the dialer's version is another one; with the password, and never leaves the cluster.</summary>
    [Id(6)] public TrunkSettings? Settings { get; init; }

    /// <summary>The breaker is closed and one of the trunk's last twenty calls was connected.</summary>
    [Id(7)] public required bool ConnectsOthers { get; init; }

    /// <summary>The breaker is open: contacts whose calls failed go back unspent.</summary>
    [Id(8)] public required bool BreakerOpen { get; init; }

    /// <summary>Calls that the trunk has connected since its grain was activated; rises.</summary>
    [Id(9)] public required long ConnectedCalls { get; init; }

    /// <summary>Caller numbers that are left alone for a while.</summary>
    [Id(10)] public RestingNumber[] Resting { get; init; } = [];

    /// <summary>What of <see cref="Granted"/> is for which campaign.</summary>
    [Id(11)] public CampaignPermits[] Grants { get; init; } = [];

    /// <summary>Several campaigns want permits: what calls give back is to be divided by the trunk, not used again on the silo.</summary>
    [Id(12)] public bool IsShared { get; init; }
}
