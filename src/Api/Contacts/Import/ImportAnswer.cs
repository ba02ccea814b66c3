namespace Campaigns.Api.Contacts.Import;

/// <summary>What came of an import.</summary>
internal sealed record ImportAnswer
{
    public required Guid ImportId { get; init; }

    /// <summary>Nothing was stored; the counts say what would have been.</summary>
    public required bool DryRun { get; init; }

    /// <summary>New contacts.</summary>
    public required long Imported { get; init; }

    /// <summary>Contacts that were there, and were changed.</summary>
    public required long Updated { get; init; }

    /// <summary>Rows whose number was there already, and were left.</summary>
    public required long Skipped { get; init; }

    /// <summary>Of the imported and replaced contacts: how many are final at once, because their number is on the do-not-call list.</summary>
    public required long OnDoNotCallList { get; init; }

    /// <summary>Rows that were left out, because another campaign of the team dialled their number (notDialledWithin).</summary>
    public required long AlreadyDialled { get; init; }

    /// <summary>Rows with at least one fault.</summary>
    public required long Failed { get; init; }

    /// <summary>Where every bad row can be downloaded; null when there is none.</summary>
    public required string? ErrorsUrl { get; init; }

    /// <summary>The first ten faults.</summary>
    public required IReadOnlyList<RowFault> FirstErrors { get; init; }

    /// <summary>How the columns were understood; empty for JSON.</summary>
    public required IReadOnlyList<ColumnResponse> Columns { get; init; }

    /// <summary>The first ten good rows as they were understood; only of a dry run.</summary>
    public required IReadOnlyList<PreviewResponse> Preview { get; init; }
}
