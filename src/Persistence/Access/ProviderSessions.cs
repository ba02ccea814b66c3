using Campaigns.Domain.Access;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Access;

/// <summary>Sessions of people whom an OpenID provider vouched for. Their tokens are those of <see cref="BrowserSessions"/>.</summary>
public sealed class ProviderSessions(NpgsqlDataSource dataSource)
{
    /// <summary>Opens a session and returns its token, which can be read this once. Sessions that are over are removed by the way.</summary>
    /// <param name="session">Of a person who was vouched for just now.</param>
    /// <param name="lifetime">How long the session is good at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<string> OpenAsync(ProviderSession session, Duration lifetime, CancellationToken cancellationToken)
    {
        var token = SessionToken.New();
        await using var command = dataSource.CreateCommand("""
            WITH over AS (DELETE FROM provider_sessions WHERE expires_at <= now())
            INSERT INTO provider_sessions (token_hash, subject, name, roles, team_id, expires_at) VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
            """)
            .With(SessionToken.HashOf(token))
            .With(session.Subject)
            .With(session.Name)
            .With(session.Roles.ToArray())
            .With(session.Team.Value)
            .With(lifetime.TotalSeconds);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return token;
    }

    /// <summary>The session; null when it is over, or there never was one.</summary>
    public async Task<ProviderSession?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT subject, name, roles, team_id FROM provider_sessions WHERE token_hash = $1 AND expires_at > now()").With(tokenHash);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new ProviderSession(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2), new TeamId(reader.GetGuid(3)))
            : null;
    }

    /// <summary>The person works for another team from now on. A session that is over stays so.</summary>
    public async Task MoveAsync(byte[] tokenHash, TeamId team, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("UPDATE provider_sessions SET team_id = $2 WHERE token_hash = $1").With(tokenHash).With(team.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Ends a session. Repeats are harmless.</summary>
    public async Task CloseAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM provider_sessions WHERE token_hash = $1").With(tokenHash);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
