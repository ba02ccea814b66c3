using System.Runtime.CompilerServices;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Recordings;
using Campaigns.Persistence.Secrets;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Recordings;

/// <summary>Recordings as rows: every silo and API process reads them, with nothing but the database and the keys to share.</summary>
internal sealed class RecordingStore(NpgsqlDataSource dataSource, RecordingCipher cipher) : IRecordingStore
{
    public bool CanKeep => cipher.CanSeal;

    public async Task AppendAsync(RecordingSegment segment, CancellationToken cancellationToken)
    {
        var text = cipher.Seal(segment.CallId, segment.Number, segment.Octets.Span);
        await using var command = dataSource.CreateCommand("""
            WITH begun AS (
                INSERT INTO call_recordings (call_id, phone_number, started_at, expires_at, complete)
                SELECT $1, $2, $3, $4, $6 WHERE $5 = 0
                ON CONFLICT (call_id) DO NOTHING
            ),
            ended AS (
                UPDATE call_recordings SET complete = true WHERE call_id = $1 AND $6 AND $5 > 0
            )
            INSERT INTO call_recording_segments (call_id, segment, key_id, nonce, sealed)
            SELECT $1, $5, $7, $8, $9
            WHERE $5 = 0 OR EXISTS (SELECT FROM call_recordings WHERE call_id = $1)
            ON CONFLICT (call_id, segment) DO NOTHING
            """)
            .With(segment.CallId)
            .With(segment.PhoneNumber)
            .With(segment.StartedAt)
            .With(segment.ExpiresAt)
            .With(segment.Number)
            .With(segment.IsLast)
            .With(text.KeyId)
            .With(text.Nonce)
            .With(text.Text);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // Deleted in this very moment: a person was erased, and this goes with the rest.
        }
    }

    public async Task<RecordingEntry?> FindAsync(string callId, Instant now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            SELECT r.started_at, r.expires_at, r.complete, coalesce(sum(octet_length(s.sealed) - $3), 0)::bigint,
                   coalesce(array_agg(DISTINCT s.key_id) FILTER (WHERE s.key_id IS NOT NULL), '{}')
            FROM call_recordings r LEFT JOIN call_recording_segments s ON s.call_id = r.call_id
            WHERE r.call_id = $1 AND r.expires_at > $2
            GROUP BY r.call_id
            """).With(callId).With(now).With(RecordingCipher.Overhead);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new RecordingEntry(
                reader.GetFieldValue<Instant>(0),
                reader.GetFieldValue<Instant>(1),
                reader.GetBoolean(2),
                reader.GetFieldValue<string[]>(4).All(cipher.Knows),
                reader.GetInt64(3))
            : null;
    }

    public async IAsyncEnumerable<byte[]> ReadAsync(string callId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "SELECT segment, key_id, nonce, sealed FROM call_recording_segments WHERE call_id = $1 ORDER BY segment").With(callId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var text = new SealedOctets(reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3));
            yield return cipher.Open(callId, reader.GetInt32(0), text);
        }
    }

    public async Task<bool> DeleteAsync(string callId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM call_recordings WHERE call_id = $1").With(callId);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    public async Task<int> DeleteOfAsync(string phoneNumber, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM call_recordings WHERE phone_number = $1").With(phoneNumber);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> DeleteExpiredAsync(Instant now, int atMost, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            DELETE FROM call_recordings WHERE call_id IN (
                SELECT call_id FROM call_recordings WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            """).With(now).With(atMost);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
