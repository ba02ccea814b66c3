using System.Globalization;
using Campaigns.Persistence.ReadModels;

namespace Campaigns.Api.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most <c>limit</c> of them.</param>
/// <param name="NextCursor">Hand it back as <c>cursor</c> to go on; null: this was the last page.</param>
internal sealed record PageResponse<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <summary>A list that is always short enough to be one page.</summary>
    public static PageResponse<T> Whole<TRow>(IEnumerable<TRow> rows, Func<TRow, T> map) => new([.. rows.Select(map)], NextCursor: null);

    /// <summary>Makes a page of rows of which one more than a page was asked for, if there are so many.</summary>
    public static PageResponse<T> From<TRow>(IReadOnlyList<TRow> rows, int size, Func<TRow, T> map, Func<TRow, IFormattable> position) => new(
        [.. rows.Take(size).Select(map)],
        rows.Count > size ? PageCursor.Encode(position(rows[size - 1]).ToString(null, CultureInfo.InvariantCulture)) : null);

    /// <summary>Makes a page of a sorted list, of rows of which one more than a page was asked for, if there are so many.</summary>
    /// <param name="rows">As they were read.</param>
    /// <param name="page">As they were asked for.</param>
    /// <param name="map">What an item shows of a row.</param>
    /// <param name="id">A row's id.</param>
    /// <param name="value">A row's value of the sort key.</param>
    public static PageResponse<T> From<TRow, TSort, TId>(
        IReadOnlyList<TRow> rows, ListPage<TSort, TId> page, Func<TRow, T> map, Func<TRow, TId> id, Func<TRow, TSort, SortValue?> value)
        where TSort : struct, Enum
        where TId : struct, ISpanParsable<TId>
    {
        var size = page.Limit - 1;
        return new PageResponse<T>(
            [.. rows.Take(size).Select(map)],
            rows.Count > size ? ListQuery.CursorOf(page.Order, id(rows[size - 1]), value(rows[size - 1], page.Order.Sort)) : null);
    }
}
