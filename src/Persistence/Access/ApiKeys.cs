using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Domain.Access;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.Access;

/// <summary>
/// API keys, of which only SHA-256 hashes are stored. A key reads "oc_id_secret": the id finds the row, the secret is 256 random bits,
/// so that a plain hash is enough and nothing can be looked up by guessing.
/// </summary>
public sealed class ApiKeys(NpgsqlDataSource dataSource)
{
    private const string Prefix = "oc";
    private const int IdBytes = 6;
    private const int SecretBytes = 32;
    private const string Live = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())";

    /// <summary>Makes a key and returns its whole text. This is the only time that it can be read.</summary>
    public async Task<string> CreateAsync(NewApiKey key, CancellationToken cancellationToken)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        await using var command = dataSource.CreateCommand("""
            INSERT INTO api_keys (key_id, secret_hash, label, team_id, scopes, made_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
            """)
            .With(id)
            .With(Hash(secret))
            .With(key.Label)
            .With(key.Team.Value)
            .With((short)key.Scopes)
            .WithNullable(key.MadeBy, NpgsqlDbType.Text)
            .WithNullable(key.ExpiresAt, NpgsqlDbType.TimestampTz);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return $"{Prefix}_{id}_{secret}";
    }

    /// <summary>The public part of a key's text; empty when it has none.</summary>
    public static string IdOf(string key) => key.Split('_', 3) is [Prefix, var id, _] ? id : "";

    /// <summary>What a key stands for; null when it was not made here, is revoked or has expired. The comparison's time says nothing about the secret.</summary>
    public async Task<ApiKeyGrant?> VerifyAsync(string key, CancellationToken cancellationToken)
    {
        if (key.Split('_', 3) is not [Prefix, var id, var secret])
        {
            return null;
        }

        await using var command = dataSource.CreateCommand($"SELECT secret_hash, team_id, scopes FROM api_keys WHERE key_id = $1 AND {Live}").With(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && CryptographicOperations.FixedTimeEquals(reader.GetFieldValue<byte[]>(0), Hash(secret))
            ? new ApiKeyGrant(id, new TeamId(reader.GetGuid(1)), (Scopes)reader.GetInt16(2))
            : null;
    }

    /// <summary>True once any key was made.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT EXISTS (SELECT 1 FROM api_keys)");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>A team's keys, oldest first, those that are over included.</summary>
    public async Task<IReadOnlyList<ApiKeyRow>> ListAsync(TeamId team, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            SELECT key_id, label, scopes, created_at, made_by, expires_at, revoked_at FROM api_keys WHERE team_id = $1 ORDER BY created_at, key_id
            """).With(team.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<ApiKeyRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new ApiKeyRow(
                reader.GetString(0),
                reader.GetString(1),
                (Scopes)reader.GetInt16(2),
                reader.GetFieldValue<Instant>(3),
                reader.TextOrNull(4),
                reader.ValueOrNull<Instant>(5),
                reader.ValueOrNull<Instant>(6)));
        }

        return rows;
    }

    /// <summary>Revokes a team's key, unless nobody could administer the team after that. Repeats are harmless.</summary>
    public async Task<Revocation> RevokeAsync(TeamId team, string keyId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // Two administrators who revoke each other's key at once: one of them comes second.
                new NpgsqlBatchCommand("SELECT 1 FROM teams WHERE team_id = $1 FOR UPDATE").With(team.Value),
                new NpgsqlBatchCommand("SELECT EXISTS (SELECT 1 FROM api_keys WHERE team_id = $1 AND key_id = $2)").With(team.Value).With(keyId),
                new NpgsqlBatchCommand($"""
                    UPDATE api_keys SET revoked_at = coalesce(revoked_at, now())
                    WHERE team_id = $1 AND key_id = $2
                      AND (NOT ({Live}) OR scopes & 8 = 0
                           OR EXISTS (SELECT 1 FROM api_keys o WHERE o.team_id = $1 AND o.key_id <> $2 AND o.scopes & 8 <> 0
                                      AND o.revoked_at IS NULL AND o.expires_at IS NULL))
                    RETURNING 1
                    """).With(team.Value).With(keyId),
            },
        };
        bool exists, done;
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            exists = reader.GetBoolean(0);
            await reader.NextResultAsync(cancellationToken);
            done = await reader.ReadAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return done ? Revocation.Done : exists ? Revocation.LastAdmin : Revocation.NotFound;
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
