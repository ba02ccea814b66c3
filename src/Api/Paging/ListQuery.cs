using System.Globalization;
using Campaigns.Api.Json;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Paging;

/// <summary>Which page of a list that can be sorted is asked for.</summary>
internal sealed record ListQuery
{
    /// <summary>Items at most, 1–500. Default 50.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    /// <summary>The nextCursor of the page before. Left out: from the beginning.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>The key to sort by; with "-" before it, greatest first.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>Reads what is asked for, with one row more than the page has, and adds what is wrong with it to the faults.</summary>
    /// <param name="otherwise">The order when none is asked for.</param>
    /// <param name="kindOf">What the values of a sort key are.</param>
    /// <param name="faults">Takes the faults; the page may only be used when there are none.</param>
    public ListPage<TSort, TId> Read<TSort, TId>(ListOrder<TSort> otherwise, Func<TSort, SortKind> kindOf, RequestFaults faults)
        where TSort : struct, Enum
        where TId : struct, ISpanParsable<TId>
    {
        var size = Limit ?? PageQuery.DefaultSize;
        if (size is < 1 or > PageQuery.MaxSize)
        {
            faults.Add("limit", PageQuery.ExpectedSize);
        }

        var order = otherwise;
        if (!string.IsNullOrEmpty(Sort))
        {
            var descending = Sort[0] == '-';
            if (EnumText.TryParse<TSort>(descending ? Sort[1..] : Sort, out var key) && key is { } known)
            {
                order = new ListOrder<TSort>(known, descending);
            }
            else
            {
                faults.Add("sort", $"{EnumText.Expected<TSort>().TrimEnd('.')}, with \"-\" before it for the greatest first.");
            }
        }

        return new ListPage<TSort, TId>(order, After<TSort, TId>(order, kindOf(order.Sort), faults), size + 1);
    }

    private ListPosition<TId>? After<TSort, TId>(ListOrder<TSort> order, SortKind kind, RequestFaults faults)
        where TSort : struct, Enum
        where TId : struct, ISpanParsable<TId>
    {
        if (Cursor is null)
        {
            return null;
        }

        if (PageCursor.Decode(Cursor)?.Split('\n', 3) is [var sort, var id, var value]
            && sort == TextOf(order)
            && TId.TryParse(id, CultureInfo.InvariantCulture, out var known)
            && (kind == SortKind.Id ? value.Length == 0 : SortValue.Parse(kind, value) is not null))
        {
            return new ListPosition<TId>(SortValue.Parse(kind, value), known);
        }

        faults.Add("cursor", "Must be the nextCursor of a page of this list in this order.");
        return null;
    }

    /// <summary>The cursor that goes on behind a row.</summary>
    public static string CursorOf<TSort, TId>(ListOrder<TSort> order, TId id, SortValue? value)
        where TSort : struct, Enum
        where TId : struct, ISpanParsable<TId> =>
        PageCursor.Encode(string.Create(CultureInfo.InvariantCulture, $"{TextOf(order)}\n{id}\n{value?.ToText()}"));

    private static string TextOf<TSort>(ListOrder<TSort> order) where TSort : struct, Enum => (order.Descending ? "-" : "") + ApiJson.TextOf(order.Sort);
}
