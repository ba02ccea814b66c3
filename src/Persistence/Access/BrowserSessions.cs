using Campaigns.Domain.Access;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Access;

/// <summary>
/// Sessions of people who signed in with an API key. A session's token is 256 random bits, of which only the SHA-256 hash is stored: who reads the
/// table can't sign in with it. A session is never better than its key: when the key is revoked or has expired, so has the session.
/// </summary>
public sealed class BrowserSessions(NpgsqlDataSource dataSource)
{
    /// <summary>Opens a session for a key and returns its token, which can be read this once. Sessions that are over are removed by the way.</summary>
    /// <param name="keyId">The public part of a key that was verified just now.</param>
    /// <param name="lifetime">How long the session is good at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<string> OpenAsync(string keyId, Duration lifetime, CancellationToken cancellationToken)
    {
        var token = SessionToken.New();
        await using var command = dataSource.CreateCommand("""
            WITH over AS (DELETE FROM browser_sessions WHERE expires_at <= now())
            INSERT INTO browser_sessions (token_hash, key_id, expires_at) VALUES ($1, $2, now() + make_interval(secs => $3))
            """)
            .With(SessionToken.HashOf(token))
            .With(keyId)
            .With(lifetime.TotalSeconds);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return token;
    }

    /// <summary>What the session's key may do now; null when the session or its key is over, or there never was one.</summary>
    public async Task<ApiKeyGrant?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            SELECT k.key_id, k.team_id, k.scopes
            FROM browser_sessions s JOIN api_keys k USING (key_id)
            WHERE s.token_hash = $1 AND s.expires_at > now() AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
            """).With(tokenHash);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ApiKeyGrant(reader.GetString(0), new TeamId(reader.GetGuid(1)), (Scopes)reader.GetInt16(2))
            : null;
    }

    /// <summary>Ends a session. Repeats are harmless.</summary>
    public async Task CloseAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM browser_sessions WHERE token_hash = $1").With(tokenHash);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
