using Campaigns.Api.Json;
using Campaigns.Domain.Attempts;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Attempts;

/// <summary>Which ended attempts a list or an export has.</summary>
internal sealed record AttemptQuery
{
    /// <summary>A disposition, or several with commas between them.</summary>
    [FromQuery(Name = "disposition")]
    public string? Disposition { get; init; }

    /// <summary>The number that was called: "+" (%2B) and all its digits.</summary>
    [FromQuery(Name = "number")]
    public string? Number { get; init; }

    /// <summary>The contact's id in another system.</summary>
    [FromQuery(Name = "externalId")]
    public string? ExternalId { get; init; }

    /// <summary>Ended at this instant or later.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Ended before this instant.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    public AttemptFilter Read(RequestFaults faults)
    {
        var (from, to) = (faults.Instant("from", From), faults.Instant("to", To));
        if (from >= to)
        {
            faults.Add("to", "Must be later than from.");
        }

        return new AttemptFilter
        {
            Dispositions = EnumText.ParseAll<Disposition>(Disposition, "disposition", faults),
            PhoneNumber = faults.QueryNumber("number", Number),
            ExternalId = faults.QueryText("externalId", ExternalId),
            From = from,
            To = to,
        };
    }
}
