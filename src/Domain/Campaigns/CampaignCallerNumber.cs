namespace Campaigns.Domain.Campaigns;

/// <summary>A caller number that a campaign chose among those of its trunk.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Weight">Its share of the contacts among the campaign's numbers, 1–20.</param>
public sealed record CampaignCallerNumber(string Number, int Weight = 1);
