using System.Runtime.CompilerServices;

namespace Campaigns.Api.Export;

/// <summary>Reads a list page by page, so that an export of any size needs the memory of one page and holds no transaction open.</summary>
internal static class Pages
{
    private const int Size = 1000;

    /// <param name="read">Reads the page after a position (null: the first) of at most so many rows.</param>
    /// <param name="position">A row's position.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<TRow> AllAsync<TRow>(
        Func<long?, int, Task<IReadOnlyList<TRow>>> read, Func<TRow, long> position, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long? after = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            var page = await read(after, Size);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < Size)
            {
                yield break;
            }

            after = position(page[^1]);
        }
    }
}
