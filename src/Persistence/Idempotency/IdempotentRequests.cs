using Campaigns.Domain.Access;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.Idempotency;

/// <summary>
/// Requests that must be carried out once, by the key that their client gave them. A key counts for a day, and only within its team.
/// A request whose process died is carried out anew by who repeats it a minute later.
/// </summary>
public sealed class IdempotentRequests(NpgsqlDataSource dataSource)
{
    /// <summary>Bytes of a key's text at most.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>Begins a request, or finds what came of it. A few old rows go on the way, so that nothing has to sweep the table.</summary>
    /// <param name="team">Whose key.</param>
    /// <param name="key">1–255 characters.</param>
    /// <param name="fingerprint">SHA-256 of what the request asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RequestBeginning> BeginAsync(TeamId team, string key, byte[] fingerprint, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("""
                    DELETE FROM idempotent_requests WHERE (team_id, idempotency_key) IN (
                        SELECT team_id, idempotency_key FROM idempotent_requests WHERE begun_at < now() - interval '1 day'
                        ORDER BY begun_at LIMIT 20 FOR UPDATE SKIP LOCKED)
                    """),
                new NpgsqlBatchCommand("""
                    INSERT INTO idempotent_requests AS r (team_id, idempotency_key, fingerprint) VALUES ($1, $2, $3)
                    ON CONFLICT (team_id, idempotency_key) DO UPDATE SET begun_at = now()
                    WHERE r.status IS NULL AND r.fingerprint = excluded.fingerprint AND r.begun_at < now() - interval '1 minute'
                    RETURNING 1
                    """).With(team.Value).With(key).With(fingerprint),
                new NpgsqlBatchCommand("""
                    SELECT fingerprint, status, content_type, location, etag, body FROM idempotent_requests WHERE team_id = $1 AND idempotency_key = $2
                    """).With(team.Value).With(key),
            },
        };
        // The deletion has no result: the reader stands at the insertion's.
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
        {
            return new RequestBeginning.First();
        }

        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            // It failed and was abandoned in between: the client may try again at once.
            return new RequestBeginning.UnderWay();
        }

        if (!reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(fingerprint))
        {
            return new RequestBeginning.KeyUsed();
        }

        return reader.IsDBNull(1)
            ? new RequestBeginning.UnderWay()
            : new RequestBeginning.Repeated(new StoredReply(
                reader.GetInt16(1), reader.TextOrNull(2), reader.TextOrNull(3), reader.TextOrNull(4), reader.GetFieldValue<byte[]>(5)));
    }

    /// <summary>Keeps the reply.</summary>
    public async Task FinishAsync(TeamId team, string key, StoredReply reply, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            UPDATE idempotent_requests SET status = $3, content_type = $4, location = $5, etag = $6, body = $7 WHERE team_id = $1 AND idempotency_key = $2
            """)
            .With(team.Value)
            .With(key)
            .With((short)reply.Status)
            .WithNullable(reply.ContentType, NpgsqlDbType.Text)
            .WithNullable(reply.Location, NpgsqlDbType.Text)
            .WithNullable(reply.ETag, NpgsqlDbType.Text)
            .With(reply.Body);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>It was not carried out: the next one is the first again.</summary>
    public async Task AbandonAsync(TeamId team, string key, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM idempotent_requests WHERE team_id = $1 AND idempotency_key = $2 AND status IS NULL")
            .With(team.Value)
            .With(key);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
