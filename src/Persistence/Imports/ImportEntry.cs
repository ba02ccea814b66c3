using NodaTime;

namespace Campaigns.Persistence.Imports;

/// <summary>An import as it is now.</summary>
public sealed record ImportEntry
{
    public required Guid Id { get; init; }
    public required bool DryRun { get; init; }
    public required ImportState State { get; init; }
    public required Instant BegunAt { get; init; }

    /// <summary>Rows of the file so far, bad ones included.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows with at least one fault so far.</summary>
    public required long RowsFailed { get; init; }

    /// <summary>What it did; zeros until it is done.</summary>
    public required ImportResult Result { get; init; }

    /// <summary>Why it was refused; null when it wasn't.</summary>
    public required string? Refusal { get; init; }
}
