using NodaTime;

namespace Campaigns.Persistence.Imports;

/// <summary>How rows are taken in.</summary>
public sealed record ImportPlan
{
    /// <summary>What to do with numbers that are there already.</summary>
    public DuplicatePolicy Duplicates { get; init; }

    /// <summary>Numbers with an attempt in another campaign of the same team that ended since then are left out; null: none is.</summary>
    public Instant? NotDialledSince { get; init; }

    /// <summary>False: everything is done and taken back, to tell what it would do.</summary>
    public bool Keep { get; init; } = true;
}
