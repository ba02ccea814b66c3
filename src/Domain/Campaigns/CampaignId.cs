namespace Campaigns.Domain.Campaigns;

/// <summary>Names one campaign for ever. A version 7 UUID, so that ids sort by creation.</summary>
public readonly record struct CampaignId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
