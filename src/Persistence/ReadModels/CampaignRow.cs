using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;

namespace Campaigns.Persistence.ReadModels;

/// <summary>A campaign with its counts, both of one instant.</summary>
public sealed record CampaignRow(CampaignEntry Entry, CampaignCounts Counts);
