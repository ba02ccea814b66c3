using System.Runtime.CompilerServices;
using Campaigns.Persistence.Imports;
using NodaTime;
using NodaTime.Extensions;

namespace Campaigns.Api.Contacts.Import;

/// <summary>Follows a list while it is read: keeps the first rows for a preview, and reports about once a second how far it is.</summary>
internal sealed class ImportProgress(IContactSource source, ImportLog log, Guid import, TimeProvider time)
{
    private const int PreviewRows = 10;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);

    private readonly List<NewContact> _first = new(PreviewRows);

    /// <summary>The first good rows.</summary>
    public IReadOnlyList<NewContact> First => _first;

    /// <summary>The good rows of the list.</summary>
    /// <param name="allOrNothing">A single bad row ends the list with an exception, after its last row: so that every bad one is known.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="BadRowsException">See <paramref name="allOrNothing"/>.</exception>
    public async IAsyncEnumerable<ImportRow> ReadAsync(bool allOrNothing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reported = time.GetTimestamp();
        await foreach (var contact in source.ReadAsync(cancellationToken))
        {
            if (_first.Count < PreviewRows)
            {
                _first.Add(contact);
            }

            if (time.GetElapsedTime(reported) >= ReportEvery)
            {
                reported = time.GetTimestamp();
                await log.ReportAsync(import, source.Rows, source.FailedRows, Now(), cancellationToken);
            }

            yield return contact.ToRow();
        }

        await log.ReportAsync(import, source.Rows, source.FailedRows, Now(), cancellationToken);
        if (allOrNothing && source.FailedRows > 0)
        {
            throw new BadRowsException(source.FailedRows);
        }
    }

    private Instant Now() => time.GetUtcNow().ToInstant();
}
