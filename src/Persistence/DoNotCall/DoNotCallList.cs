using System.Runtime.CompilerServices;
using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.DoNotCall;
using Campaigns.Domain.Ports;
using Campaigns.Persistence.People;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.DoNotCall;

/// <summary>
/// Numbers that must not be called, a list a team. The transaction that writes an intent asks this table too, so what is here is never dialled,
/// whatever copies a silo holds.
/// </summary>
public sealed class DoNotCallList : IDoNotCallNumbers
{
    private const int PageSize = 1_000;

    private const string InsertSql = """
        INSERT INTO do_not_call (team_id, phone_number, reason, source)
        SELECT DISTINCT ON (n) $1, n, r, $4 FROM unnest($2, $3) AS a(n, r) ORDER BY n
        ON CONFLICT (team_id, phone_number) DO NOTHING
        RETURNING phone_number
        """;

    private const string Columns = "phone_number, source, reason, added_at";

    private readonly NpgsqlDataSource _dataSource;
    private readonly NumberHash _hash;

    internal DoNotCallList(NpgsqlDataSource dataSource, NumberHash hash) => (_dataSource, _hash) = (dataSource, hash);

    /// <summary>
    /// Adds numbers; those that are there already keep their reason and source. When this has completed, no new intent of the team for them can be
    /// written, and every intent written before is visible as an open call: whoever cancels ringing calls now misses none.
    /// </summary>
    /// <param name="team">Whose list.</param>
    /// <param name="additions">At most some thousands: intents wait while they are written.</param>
    /// <param name="source">How they came.</param>
    /// <param name="cancellationToken">Gives up; nothing is added.</param>
    /// <returns>The numbers that were not on the list before.</returns>
    public async Task<IReadOnlyList<string>> AddAsync(
        TeamId team, IReadOnlyList<DoNotCallAddition> additions, DoNotCallSource source, CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // Waits for the intents that are being written: they didn't see these numbers.
                Gates.CloseDoNotCall(),
                new NpgsqlBatchCommand(InsertSql)
                    .With(team.Value)
                    .WithColumn(additions, addition => addition.PhoneNumber)
                    .WithColumn(additions, addition => addition.Reason)
                    .With((short)source),
            },
        };
        List<string> added = [];
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                added.Add(reader.GetString(0));
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return added;
    }

    public async Task<TeamId> OptOutAsync(CampaignId campaign, string number, string reason, CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand("SELECT team_id FROM campaigns WHERE campaign_id = $1").With(campaign.Value);
        var team = new TeamId((Guid)(await command.ExecuteScalarAsync(cancellationToken)
            ?? throw new InvalidOperationException($"There is no campaign {campaign}, so nobody's list is known.")));
        await AddAsync(team, [new DoNotCallAddition(number, reason)], DoNotCallSource.OptOut, cancellationToken);
        return team;
    }

    /// <summary>Takes a number off a team's list, that of an erased person too. False when it was not on it.</summary>
    public async Task<bool> RemoveAsync(TeamId team, string number, CancellationToken cancellationToken)
    {
        await _hash.LoadAsync(cancellationToken);
        await using var command = _dataSource.CreateCommand("""
            WITH listed AS (DELETE FROM do_not_call WHERE team_id = $1 AND phone_number = $2 RETURNING 1),
                 erased AS (DELETE FROM erased_people WHERE team_id = $1 AND number_hash = $3 RETURNING 1)
            SELECT EXISTS (SELECT FROM listed) OR EXISTS (SELECT FROM erased)
            """).With(team.Value).With(number).With(_hash.Of(number));
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>One number's entry, that of an erased person too; null when it is not on the team's list.</summary>
    public async Task<DoNotCallEntry?> ReadAsync(TeamId team, string number, CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand($"SELECT {Columns} FROM do_not_call WHERE team_id = $1 AND phone_number = $2")
            .With(team.Value)
            .With(number);
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (await reader.ReadAsync(cancellationToken))
            {
                return ReadEntry(reader);
            }
        }

        return await People.People.FindErasedAsync(_dataSource, _hash, team, number, cancellationToken);
    }

    /// <summary>A page of a team's list in the order of the numbers.</summary>
    /// <param name="team">Whose list.</param>
    /// <param name="after">The last number of the page before; null: from the first.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<DoNotCallEntry>> ListAsync(TeamId team, string? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = _dataSource
            .CreateCommand($"SELECT {Columns} FROM do_not_call WHERE team_id = $1 AND phone_number > $2 ORDER BY phone_number LIMIT $3")
            .With(team.Value)
            .With(after ?? "")
            .With(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<DoNotCallEntry> entries = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(ReadEntry(reader));
        }

        return entries;
    }

    /// <summary>A team's whole list in the order of the numbers, page by page: no transaction is held open while a slow client reads.</summary>
    public async IAsyncEnumerable<DoNotCallEntry> AllAsync(TeamId team, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        IReadOnlyList<DoNotCallEntry> page;
        do
        {
            page = await ListAsync(team, after, PageSize, cancellationToken);
            foreach (var entry in page)
            {
                yield return entry;
            }

            after = page.Count > 0 ? page[^1].PhoneNumber : null;
        }
        while (page.Count == PageSize);
    }

    private static DoNotCallEntry ReadEntry(NpgsqlDataReader reader) =>
        new(reader.GetString(0), (DoNotCallSource)reader.GetInt16(1), reader.GetString(2), reader.GetFieldValue<Instant>(3));
}
