using Campaigns.Domain.Campaigns;

namespace Campaigns.Grains.Dialing;

/// <summary>What a grant of contacts allows: the epoch and the settings it was given under.</summary>
/// <param name="Epoch">Of the campaign.</param>
/// <param name="Settings">Of the campaign.</param>
/// <param name="Pull">When it came about.</param>
internal sealed record Grant(long Epoch, CampaignSettings Settings, PullInstants Pull);
