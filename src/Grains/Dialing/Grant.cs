using Campaigns.Domain.Campaigns;

namespace Campaigns.Grains.Dialing;

/// <summary>What a grant of contacts allows: the epoch and the settings it was given under.</summary>
internal sealed record Grant(long Epoch, CampaignSettings Settings);
