using System.Globalization;
using Campaigns.Api.Problems;
using Campaigns.Domain.Faults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Paging;

/// <summary>Which page of a list is asked for.</summary>
internal sealed record PageQuery
{
    public const int DefaultSize = 50;
    public const int MaxSize = 500;

    public static string ExpectedSize { get; } = $"Must be 1–{MaxSize}.";

    /// <summary>Items at most, 1–500. Default 50.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    /// <summary>The nextCursor of the page before. Left out: from the beginning.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    public int Size => Limit ?? DefaultSize;

    /// <summary>Where to go on; null: from the beginning.</summary>
    public string? After => Cursor is null ? null : PageCursor.Decode(Cursor);

    /// <summary><see cref="After"/> as an id.</summary>
    public Guid? AfterId => Guid.TryParse(After, out var id) ? id : null;

    /// <summary><see cref="After"/> as a number.</summary>
    public long? AfterNumber => long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The answer that names every fault; null when there is none.</summary>
    /// <param name="position">Reads <see cref="After"/> as the list needs it.</param>
    public ProblemHttpResult? Refusal<TPosition>(Func<PageQuery, TPosition?> position)
    {
        List<Fault> faults = [];
        if (Size is < 1 or > MaxSize)
        {
            faults.Add(new Fault("limit", ExpectedSize));
        }

        if (Cursor is not null && position(this) is null)
        {
            faults.Add(new Fault("cursor", "Must be the nextCursor of a page of this list."));
        }

        return faults.Count == 0 ? null : ApiProblem.Of(ProblemKind.Malformed, "The page that is asked for doesn't exist.", faults);
    }
}
