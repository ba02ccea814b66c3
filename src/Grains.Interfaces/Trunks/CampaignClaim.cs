using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Pacing;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>What a silo wants of a trunk for one campaign, in primitives.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignClaim")]
public readonly record struct CampaignClaim(
    [property: Id(0)] Guid Campaign,
    [property: Id(1)] int Priority,
    [property: Id(2)] int Weight,
    [property: Id(3)] int InUse,
    [property: Id(4)] int Wanted)
{
    /// <summary>In the domain's words.</summary>
    public ShareClaim ToShare() => new(new CampaignId(Campaign), Priority, Weight, InUse, Wanted);
}
