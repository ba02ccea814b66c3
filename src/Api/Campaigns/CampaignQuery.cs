using Campaigns.Api.Json;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Campaigns;

/// <summary>Which campaigns a list shows.</summary>
internal sealed record CampaignQuery
{
    /// <summary>A status, or several with commas between them.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>Characters of the name, upper and lower case alike.</summary>
    [FromQuery(Name = "search")]
    public string? Search { get; init; }

    [FromQuery(Name = "trunkId")]
    public Guid? TrunkId { get; init; }

    [FromQuery(Name = "assistantId")]
    public Guid? AssistantId { get; init; }

    public CampaignFilter Read(RequestFaults faults) => new()
    {
        Statuses = EnumText.ParseAll<CampaignStatus>(Status, "status", faults),
        NameContains = faults.QueryText("search", Search),
        Trunk = TrunkId is { } trunk ? new TrunkId(trunk) : null,
        Assistant = AssistantId is { } assistant ? new AssistantId(assistant) : null,
    };
}
