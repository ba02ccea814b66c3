using Campaigns.Api.Json;
using Campaigns.Api.Problems;
using Campaigns.Domain.Faults;
using Campaigns.Persistence.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Campaigns.Api.Contacts.Import;

/// <summary>How a list is to be imported.</summary>
internal sealed record ImportQuery
{
    private static readonly Duration MostWithin = Duration.FromDays(3650);

    /// <summary>ISO 3166-1 alpha-2 region of national numbers, such as "US". Left out: only international numbers are understood.</summary>
    [FromQuery(Name = "defaultRegion")]
    public string? DefaultRegion { get; init; }

    /// <summary>What happens to a row whose number the campaign has already: "skip" (default), "update" what the row gives, or "replace" the contact.</summary>
    [FromQuery(Name = "duplicates")]
    public string? Duplicates { get; init; }

    /// <summary>Only count and report; store nothing.</summary>
    [FromQuery(Name = "dryRun")]
    public bool? DryRun { get; init; }

    /// <summary>What columns mean whose names don't tell, as JSON: {"Tel.":"phoneNumber","Kunde":"externalId","Notiz":"ignore"}.</summary>
    [FromQuery(Name = "mapping")]
    public string? Mapping { get; init; }

    /// <summary>A single bad row, and nothing is stored; every bad row is named all the same.</summary>
    [FromQuery(Name = "allOrNothing")]
    public bool? AllOrNothing { get; init; }

    /// <summary>Leave out numbers that another campaign of the team dialled within this time before now, such as "7.00:00:00".</summary>
    [FromQuery(Name = "notDialledWithin")]
    public string? NotDialledWithin { get; init; }

    public DuplicatePolicy Policy => Enum.TryParse<DuplicatePolicy>(Duplicates, ignoreCase: true, out var policy) ? policy : DuplicatePolicy.Skip;

    public ColumnMapping Columns => ColumnMapping.Parse(Mapping) ?? ColumnMapping.None;

    /// <summary>How rows are taken in.</summary>
    public ImportPlan PlanAt(Instant now) => new()
    {
        Duplicates = Policy,
        NotDialledSince = DurationText.Parse(NotDialledWithin) is { } within ? now - within : null,
        Keep = !(DryRun ?? false),
    };

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

        if (ColumnMapping.Parse(Mapping) is null)
        {
            faults.Add(new Fault("mapping", ColumnMapping.Expected));
        }

        if (NotDialledWithin is not null && !(DurationText.Parse(NotDialledWithin) is { } within && within > Duration.Zero && within <= MostWithin))
        {
            faults.Add(new Fault("notDialledWithin", $"{DurationText.Expected.TrimEnd('.')}, of at most 3650 days."));
        }

        return faults.Count == 0 ? null : ApiProblem.Of(ProblemKind.Validation, "Some parameters are not allowed.", faults);
    }
}
