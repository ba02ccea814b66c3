using Campaigns.Api.Json;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Contacts;

/// <summary>Which contacts a list or an export has.</summary>
internal sealed record ContactQuery
{
    /// <summary>A state, or several with commas between them.</summary>
    [FromQuery(Name = "state")]
    public string? State { get; init; }

    /// <summary>A number, or how it begins: "+" (%2B) and digits.</summary>
    [FromQuery(Name = "number")]
    public string? Number { get; init; }

    /// <summary>The contact's id in another system.</summary>
    [FromQuery(Name = "externalId")]
    public string? ExternalId { get; init; }

    /// <summary>Characters of the name, upper and lower case alike.</summary>
    [FromQuery(Name = "search")]
    public string? Search { get; init; }

    public ContactFilter Read(RequestFaults faults) => ContactStateText.Read(State, "state", faults) with
    {
        NumberBegins = faults.QueryNumber("number", Number),
        ExternalId = faults.QueryText("externalId", ExternalId),
        NameContains = faults.QueryText("search", Search),
    };
}
