using Campaigns.Domain.Campaigns;

namespace Campaigns.Domain.Pacing;

/// <summary>What one silo wants of a trunk for one campaign.</summary>
/// <param name="Campaign">For whom.</param>
/// <param name="Priority">Higher first.</param>
/// <param name="Weight">Its share among campaigns of one priority, at least 1.</param>
/// <param name="InUse">Channels that this silo uses for it.</param>
/// <param name="Wanted">How many more it could use.</param>
public readonly record struct ShareClaim(CampaignId Campaign, int Priority, int Weight, int InUse, int Wanted);
