namespace Campaigns.Api.Campaigns.Rehearsal;

/// <summary>How a campaign is rehearsed. Everything may be left out.</summary>
internal sealed record RehearseRequest
{
    /// <summary>When it starts (UTC). Default: its start time if that lies ahead, else now.</summary>
    public string? StartAt { get; init; }

    /// <summary>
    /// So many made-up contacts instead of its own, 1–1,000,000, spread over time zones as its own are; without any, all in the campaign's zone.
    /// </summary>
    public int? Contacts { get; init; }

    /// <summary>Of the numbers that are drawn: the same rehearsal with the same seed has the same forecast. Default 1.</summary>
    public int? Seed { get; init; }

    /// <summary>As if no other campaign dialled over the trunk. Default false: those that run have their share of it.</summary>
    public bool? Alone { get; init; }

    /// <summary>How calls end.</summary>
    public OutcomesRequest? Outcomes { get; init; }
}
