using Campaigns.Domain.Trunks;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>A dialer's renewal, report and question to one trunk.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrunkPull")]
public sealed record TrunkPull
{
    [Id(0)] public required string Owner { get; init; }

    /// <summary>Rises with each request of this dialer to this trunk; a late one is ignored.</summary>
    [Id(1)] public required long Sequence { get; init; }

    /// <summary>Permits that the dialer still uses or keeps, after the returned ones.</summary>
    [Id(2)] public required int Held { get; init; }

    [Id(3)] public required int Wanted { get; init; }

    /// <summary>What the carrier answered since the last request.</summary>
    [Id(4)] public required TrunkResult[] Results { get; init; }

    [Id(5)] public required long SettingsVersion { get; init; }

    /// <summary>How the dialer's silo reaches the trunk; null when there is nothing new to say.</summary>
    [Id(6)] public TrunkReachability? Reachability { get; init; }

    /// <summary>How caller numbers were taken since the last request; empty when the trunk doesn't let them rest.</summary>
    [Id(7)] public CallerReport[] Callers { get; init; } = [];

    /// <summary>What of <see cref="Wanted"/> is for which campaign; empty when nothing is wanted.</summary>
    [Id(8)] public CampaignClaim[] Claims { get; init; } = [];

    /// <summary>Calls begun since the last request.</summary>
    [Id(9)] public int Started { get; init; }
}
