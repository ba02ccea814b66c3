using Campaigns.Persistence.Imports;
using NodaTime;

namespace Campaigns.Api.Contacts.Import;

/// <summary>An import as it is now.</summary>
internal sealed record ImportResponse
{
    public required Guid ImportId { get; init; }

    /// <summary>running; done; refused or interrupted: nothing was changed.</summary>
    public required ImportState State { get; init; }

    public required bool DryRun { get; init; }
    public required Instant BegunAt { get; init; }

    /// <summary>Rows of the file so far, bad ones included.</summary>
    public required long RowsRead { get; init; }

    public required long RowsFailed { get; init; }
    public required long Imported { get; init; }
    public required long Updated { get; init; }
    public required long Skipped { get; init; }
    public required long OnDoNotCallList { get; init; }
    public required long AlreadyDialled { get; init; }

    /// <summary>Why it was refused; null when it wasn't.</summary>
    public required string? Refusal { get; init; }

    /// <summary>Where every bad row can be downloaded; null when there is none.</summary>
    public required string? ErrorsUrl { get; init; }

    public static ImportResponse From(Guid campaign, ImportEntry entry) => new()
    {
        ImportId = entry.Id,
        State = entry.State,
        DryRun = entry.DryRun,
        BegunAt = entry.BegunAt,
        RowsRead = entry.RowsRead,
        RowsFailed = entry.RowsFailed,
        Imported = entry.Result.Imported,
        Updated = entry.Result.Updated,
        Skipped = entry.Result.Skipped,
        OnDoNotCallList = entry.Result.OnDoNotCallList,
        AlreadyDialled = entry.Result.AlreadyDialled,
        Refusal = entry.Refusal,
        ErrorsUrl = entry.RowsFailed == 0 ? null : ImportEndpoints.ErrorsUrl(campaign, entry.Id),
    };
}
