using System.Security.Cryptography;
using Campaigns.Domain.Access;
using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Secrets;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.Webhooks;

/// <summary>The endpoints of teams.</summary>
public sealed class WebhookStore(NpgsqlDataSource dataSource, SecretSeal seal)
{
    private const string Select = """
        SELECT w.webhook_id, w.team_id, w.url, w.description, w.events, w.created_at, w.previous_until, w.failing_since, w.disabled_at, w.disabled_reason,
               (SELECT count(*) FROM webhook_deliveries d WHERE d.webhook_id = w.webhook_id AND d.state = 0)
        FROM webhooks w
        """;

    // Enabling again forgets what was wrong: the patience begins anew.
    private const string UpdateSql = """
        UPDATE webhooks
        SET url = $2, description = $3, events = $4,
            failing_since = CASE WHEN $5 AND disabled_at IS NOT NULL THEN NULL ELSE failing_since END,
            disabled_at = CASE WHEN $5 THEN NULL ELSE coalesce(disabled_at, $6) END,
            disabled_reason = CASE WHEN $5 THEN NULL ELSE coalesce(disabled_reason, 'Switched off by its owner.') END
        WHERE webhook_id = $1
        """;

    private const string TestSql = """
        INSERT INTO webhook_deliveries (webhook_id, event, occurred_at, data) VALUES ($1, $2, $3, $4) RETURNING delivery_id
        """;

    /// <summary>Makes an endpoint with a new secret, which is returned here and never again.</summary>
    public async Task<WebhookSecret> CreateAsync(WebhookId id, TeamId team, WebhookSettings settings, Instant at, CancellationToken cancellationToken)
    {
        var secret = NewSecret();
        await using var command = dataSource.CreateCommand(
                "INSERT INTO webhooks (webhook_id, team_id, url, description, events, secret, created_at, disabled_at, disabled_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
            .With(id.Value)
            .With(team.Value)
            .With(settings.Url)
            .With(settings.Description)
            .With(WebhookEvents.ToBits(settings.Events))
            .With(Seal(secret))
            .With(at)
            .WithNullable(settings.Enabled ? null : at, NpgsqlDbType.TimestampTz)
            .WithNullable(settings.Enabled ? null : "Made switched off.", NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return secret;
    }

    /// <summary>All of a team's, in the order of their creation.</summary>
    public Task<IReadOnlyList<WebhookRow>> ListAsync(TeamId team, CancellationToken cancellationToken) =>
        ReadAsync(dataSource.CreateCommand($"{Select} WHERE w.team_id = $1 ORDER BY w.webhook_id").With(team.Value), cancellationToken);

    /// <summary>One; null when there is none.</summary>
    public async Task<WebhookRow?> ReadAsync(WebhookId id, CancellationToken cancellationToken) =>
        (await ReadAsync(dataSource.CreateCommand($"{Select} WHERE w.webhook_id = $1").With(id.Value), cancellationToken)).SingleOrDefault();

    /// <summary>False when there is none.</summary>
    public Task<bool> UpdateAsync(WebhookId id, WebhookSettings settings, Instant at, CancellationToken cancellationToken) => ExecuteAsync(
        dataSource.CreateCommand(UpdateSql)
            .With(id.Value)
            .With(settings.Url)
            .With(settings.Description)
            .With(WebhookEvents.ToBits(settings.Events))
            .With(settings.Enabled)
            .With(at),
        cancellationToken);

    /// <summary>Removes an endpoint and whatever it was to be told. False when there is none.</summary>
    public async Task<bool> DeleteAsync(WebhookId id, CancellationToken cancellationToken)
    {
        // The endpoint first: nothing is added to its queue after that.
        var removed = await ExecuteAsync(dataSource.CreateCommand("DELETE FROM webhooks WHERE webhook_id = $1").With(id.Value), cancellationToken);
        await ExecuteAsync(dataSource.CreateCommand("DELETE FROM webhook_deliveries WHERE webhook_id = $1").With(id.Value), cancellationToken);
        return removed;
    }

    /// <summary>Makes a new secret, which is returned here and never again. The one before signs as well until an instant. Null when there is no such endpoint.</summary>
    public async Task<WebhookSecret?> RotateAsync(WebhookId id, Instant previousUntil, CancellationToken cancellationToken)
    {
        var secret = NewSecret();
        return await ExecuteAsync(
            dataSource.CreateCommand("UPDATE webhooks SET previous_secret = secret, previous_until = $3, secret = $2 WHERE webhook_id = $1")
                .With(id.Value)
                .With(Seal(secret))
                .With(previousUntil),
            cancellationToken)
            ? secret
            : null;
    }

    /// <summary>Queues a message that tells nothing, to try the endpoint; returns its delivery.</summary>
    public async Task<long> TestAsync(WebhookId id, Instant at, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(TestSql)
            .With(id.Value)
            .With((short)WebhookEvent.Test)
            .With(at)
            .With(EventJson.Data(new EventData.OfTest(id.Value, "This is a test: nothing has happened.")));
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private byte[] Seal(WebhookSecret secret) => seal.Seal(SecretKind.Webhook, secret.Key.ToArray());

    private static WebhookSecret NewSecret() => new(RandomNumberGenerator.GetBytes(WebhookSecret.Length));

    private static async Task<bool> ExecuteAsync(NpgsqlCommand change, CancellationToken cancellationToken)
    {
        await using var command = change;
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private static async Task<IReadOnlyList<WebhookRow>> ReadAsync(NpgsqlCommand select, CancellationToken cancellationToken)
    {
        await using var command = select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<WebhookRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new WebhookRow
            {
                Id = new WebhookId(reader.GetGuid(0)),
                Team = new TeamId(reader.GetGuid(1)),
                Url = reader.GetString(2),
                Description = reader.GetString(3),
                Events = WebhookEvents.FromBits(reader.GetInt32(4)),
                CreatedAt = reader.GetFieldValue<Instant>(5),
                PreviousSecretUntil = reader.ValueOrNull<Instant>(6),
                FailingSince = reader.ValueOrNull<Instant>(7),
                DisabledAt = reader.ValueOrNull<Instant>(8),
                DisabledReason = reader.TextOrNull(9),
                Waiting = reader.GetInt64(10),
            });
        }

        return rows;
    }
}
