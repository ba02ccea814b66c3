namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>Permits of a trunk that are for one campaign.</summary>
/// <param name="Campaign">Which.</param>
/// <param name="Count">At least 1.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignPermits")]
public readonly record struct CampaignPermits([property: Id(0)] Guid Campaign, [property: Id(1)] int Count);
