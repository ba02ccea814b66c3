using Campaigns.Api.Problems;
using Campaigns.Domain.Faults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.DoNotCall;

/// <summary>How a list of numbers is to be read.</summary>
internal sealed record DoNotCallImportQuery
{
    private const string DefaultReason = "Imported";

    /// <summary>ISO 3166-1 alpha-2 region of national numbers, such as "US". Left out: only international numbers are understood.</summary>
    [FromQuery(Name = "defaultRegion")]
    public string? DefaultRegion { get; init; }

    /// <summary>Why, for rows that don't say it themselves; 1–200 characters. Default "Imported".</summary>
    [FromQuery(Name = "reason")]
    public string? Reason { get; init; }

    public string ReasonOrDefault => string.IsNullOrWhiteSpace(Reason) ? DefaultReason : Reason;

    /// <summary>The answer that names every fault; null when there is none.</summary>
    public ProblemHttpResult? Refusal()
    {
        List<Fault> faults = [];
        if (DefaultRegion is not (null or [>= 'A' and <= 'Z', >= 'A' and <= 'Z']))
        {
            faults.Add(new Fault("defaultRegion", "Must be two capital letters such as \"US\" (ISO 3166-1 alpha-2)."));
        }

        if (Reason?.Length > DoNotCallMapping.MaxReason)
        {
            faults.Add(new Fault("reason", $"Must have at most {DoNotCallMapping.MaxReason} characters."));
        }

        return faults.Count == 0 ? null : ApiProblem.Of(ProblemKind.Validation, "Some parameters are not allowed.", faults);
    }
}
