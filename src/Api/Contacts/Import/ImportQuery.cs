using Campaigns.Api.Problems;
using Campaigns.Domain.Faults;
using Campaigns.Persistence.Imports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Contacts.Import;

/// <summary>How a list is to be imported.</summary>
internal sealed record ImportQuery
{
    /// <summary>ISO 3166-1 alpha-2 region of national numbers, such as "US". Left out: only international numbers are understood.</summary>
    public string? DefaultRegion { get; init; }

    /// <summary>What happens to a row whose number the campaign has already: "skip" (default), "update" what the row gives, or "replace" the contact.</summary>
    public string? Duplicates { get; init; }

    /// <summary>Only count and report; store nothing.</summary>
    public bool? DryRun { get; init; }

    public DuplicatePolicy Policy => Enum.TryParse<DuplicatePolicy>(Duplicates, ignoreCase: true, out var policy) ? policy : DuplicatePolicy.Skip;

    /// <summary>The answer that names every fault; null when there is none.</summary>
    public ProblemHttpResult? Refusal()
    {
        List<Fault> faults = [];
        if (DefaultRegion is not (null or [>= 'A' and <= 'Z', >= 'A' and <= 'Z']))
        {
            faults.Add(new Fault("defaultRegion", "Must be two capital letters such as \"US\" (ISO 3166-1 alpha-2)."));
        }

        if (Duplicates is not (null or "skip" or "update" or "replace"))
        {
            faults.Add(new Fault("duplicates", "Must be skip, update or replace."));
        }

        return faults.Count == 0 ? null : ApiProblem.Of(ProblemKind.Validation, "Some parameters are not allowed.", faults);
    }
}
