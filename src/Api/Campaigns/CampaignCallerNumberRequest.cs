namespace Campaigns.Api.Campaigns;

/// <summary>A caller number of the trunk that the campaign uses.</summary>
internal sealed record CampaignCallerNumberRequest
{
    /// <summary>One of the trunk's callerNumbers. Required.</summary>
    public string? Number { get; init; }

    /// <summary>Its share of the contacts among the campaign's numbers, 1–20. Default 1.</summary>
    public int? Weight { get; init; }
}
