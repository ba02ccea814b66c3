using Campaigns.Domain.Access;
using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Campaigns;

/// <summary>A campaign that dialers serve.</summary>
public sealed record RunningCampaign(CampaignId Id, TrunkId Trunk, int Priority, TeamId Team);
