namespace Campaigns.Persistence.ReadModels;

/// <summary>
/// Where a page ended: at a place in the order, not at a count of rows. So rows that come, go or change elsewhere neither repeat nor hide others; only a
/// row whose own key changes between two pages can be seen twice or not at all.
/// </summary>
/// <param name="Value">The sort key of the page's last row; null when rows are sorted by their ids.</param>
/// <param name="Id">The id of the page's last row.</param>
public sealed record ListPosition<TId>(SortValue? Value, TId Id);
