namespace Campaigns.Persistence.ReadModels;

/// <summary>Which page of a sorted list is wanted.</summary>
/// <param name="Order">How the list is sorted.</param>
/// <param name="After">Where the page before ended; null: from the beginning. Its value must be of the sort key's kind.</param>
/// <param name="Limit">Rows at most.</param>
public sealed record ListPage<TSort, TId>(ListOrder<TSort> Order, ListPosition<TId>? After, int Limit)
    where TSort : struct, Enum;
