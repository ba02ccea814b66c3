namespace Campaigns.Persistence.ReadModels;

/// <summary>How ended attempts can be sorted.</summary>
public enum AttemptSort
{
    /// <summary>In the order in which they were recorded: within moments that of their ends.</summary>
    Recorded,
    EndedAt,

    /// <summary>An attempt that nobody answered counts as none.</summary>
    TalkTime,
}
