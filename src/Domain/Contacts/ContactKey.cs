using Campaigns.Domain.Campaigns;

namespace Campaigns.Domain.Contacts;

/// <summary>Names one contact: its campaign and its row number, which also gives the order of arrival.</summary>
public readonly record struct ContactKey(CampaignId Campaign, long Contact);
