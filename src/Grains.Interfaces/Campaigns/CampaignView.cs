using Campaigns.Domain.Campaigns;

namespace Campaigns.Grains.Interfaces.Campaigns;

/// <summary>A campaign with its numbers, as clients see it.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignView")]
public sealed record CampaignView(
    [property: Id(0)] CampaignEntry Entry,
    [property: Id(1)] CampaignProgress Progress);
