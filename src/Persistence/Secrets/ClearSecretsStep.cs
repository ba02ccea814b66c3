using System.Text.Json.Nodes;
using Campaigns.Persistence.Migrations;
using Npgsql;

namespace Campaigns.Persistence.Secrets;

/// <summary>
/// Encrypts what versions before this one stored in clear, and what a script could only make in clear. Which process ran before matters little: the
/// database's constraints refuse secrets in clear from the script on.
/// </summary>
internal sealed class ClearSecretsStep(NpgsqlDataSource dataSource, SecretSeal seal) : IMigrationStep
{
    /// <summary>Where grain states hold secrets, as the serializer of grain states writes them.</summary>
    private static readonly string[][] Paths = [["Settings", "Password"], ["Settings", "Sip", "Password"], ["Settings", "MediaStream", "AuthToken"]];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var (id, current, previous) in await ClearWebhooksAsync(connection, cancellationToken))
        {
            await ExecuteAsync(
                new NpgsqlCommand("UPDATE webhooks SET secret = $2, previous_secret = $3 WHERE webhook_id = $1", connection)
                    .With(id)
                    .With(Sealed(SecretKind.Webhook, current))
                    .WithNullable(previous is null ? null : Sealed(SecretKind.Webhook, previous), NpgsqlTypes.NpgsqlDbType.Bytea),
                cancellationToken);
        }

        foreach (var (name, value) in await ClearKeysAsync(connection, cancellationToken))
        {
            await ExecuteAsync(
                new NpgsqlCommand("UPDATE installation_secrets SET value = $2 WHERE name = $1", connection).With(name).With(seal.Seal(SecretKind.NumberHash, value)),
                cancellationToken);
        }

        foreach (var (row, payload) in await GrainStatesAsync(connection, cancellationToken))
        {
            if (SealIn(JsonNode.Parse(payload)!) is { } changed)
            {
                await ExecuteAsync(
                    new NpgsqlCommand("UPDATE orleans_grain_state SET payload = convert_to($2, 'UTF8') WHERE ctid = $1::tid", connection).With(row).With(changed),
                    cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The state with its secrets sealed; null when there was none in clear.</summary>
    private string? SealIn(JsonNode state)
    {
        var changed = false;
        foreach (var path in Paths)
        {
            var holder = path[..^1].Aggregate((JsonNode?)state, (node, member) => node?[member]);
            if (holder?[path[^1]] is JsonValue text && text.TryGetValue<string>(out var secret))
            {
                holder[path[^1]] = new JsonObject { [SealedText.Member] = seal.SealText(secret) };
                changed = true;
            }
        }

        return changed ? state.ToJsonString() : null;
    }

    /// <summary>An endpoint may have one secret in clear and one that is sealed already.</summary>
    private byte[] Sealed(SecretKind kind, byte[] secret) => secret.Length > 64 ? secret : seal.Seal(kind, secret);

    private static Task<List<(Guid Id, byte[] Current, byte[]? Previous)>> ClearWebhooksAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => ReadAsync(
        connection,
        "SELECT webhook_id, secret, previous_secret FROM webhooks WHERE octet_length(secret) <= 64 OR octet_length(previous_secret) <= 64 FOR UPDATE",
        reader => (reader.GetGuid(0), reader.GetFieldValue<byte[]>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2)),
        cancellationToken);

    private static Task<List<(string Name, byte[] Value)>> ClearKeysAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => ReadAsync(
        connection,
        "SELECT name, value FROM installation_secrets WHERE octet_length(value) <= 64 FOR UPDATE",
        reader => (reader.GetString(0), reader.GetFieldValue<byte[]>(1)),
        cancellationToken);

    private static Task<List<(string Row, string Payload)>> GrainStatesAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => ReadAsync(
        connection,
        "SELECT ctid::text, convert_from(payload, 'UTF8') FROM orleans_grain_state WHERE state_name IN ('trunk', 'assistant') AND payload IS NOT NULL FOR UPDATE",
        reader => (reader.GetString(0), reader.GetString(1)),
        cancellationToken);

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static async Task ExecuteAsync(NpgsqlCommand change, CancellationToken cancellationToken)
    {
        await using var command = change;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
