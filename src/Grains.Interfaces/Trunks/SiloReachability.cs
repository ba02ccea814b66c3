using Campaigns.Domain.Trunks;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>How a silo reaches a trunk.</summary>
/// <param name="Silo">The silo with its generation.</param>
/// <param name="Reachability">As it said with its last pull.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.SiloReachability")]
public readonly record struct SiloReachability(
    [property: Id(0)] string Silo,
    [property: Id(1)] TrunkReachability Reachability);
