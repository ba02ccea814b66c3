namespace Campaigns.Persistence.ReadModels;

/// <summary>What the value of a sort key is.</summary>
public enum SortKind
{
    /// <summary>None of its own: rows are sorted by their ids, which rise with their arrival.</summary>
    Id,
    Text,
    Number,
    Moment,
}
