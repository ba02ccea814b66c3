using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Domain.Campaigns;
using Campaigns.Persistence.Migrations;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.Restores;

/// <summary>
/// Notices that the database was restored from a backup, and pauses every campaign that would dial: a backup knows nothing of the calls that were made after it
/// was taken.
/// </summary>
internal sealed partial class RestoreStep(NpgsqlDataSource dataSource, PersistenceOptions options, ILogger<RestoreStep> logger) : IMigrationStep
{
    // A dump that is played anywhere, even back into the database it was taken from, makes this table anew: its oid is another one. On another server even an
    // equal oid has another system identifier beside it.
    private const string PlaceSql = """
        SELECT format('%s/%s/%s', (SELECT system_identifier FROM pg_control_system()), (SELECT oid FROM pg_database WHERE datname = current_database()), 'installation_place'::regclass::oid)
        """;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var place = await PlaceAsync(connection, cancellationToken);
        var known = await KnownAsync(connection, cancellationToken);
        var label = options.RestoreLabel ?? known?.Label;
        if (known is { } before && (before.Place != place || before.Label != label))
        {
            LogRestored(logger, await PauseAsync(connection, cancellationToken));
        }

        await using var keep = new NpgsqlCommand(
                "INSERT INTO installation_place (place, label) VALUES ($1, $2) ON CONFLICT (only_row) DO UPDATE SET place = excluded.place, label = excluded.label", connection)
            .With(place)
            .WithNullable(label, NpgsqlDbType.Text);
        await keep.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<string> PlaceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(PlaceSql, connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<(string Place, string? Label)?> KnownAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT place, label FROM installation_place", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.TextOrNull(1)) : null;
    }

    /// <summary>Pauses what runs or is scheduled, in the grain's state and in the row that gates and lists read; returns how many.</summary>
    private static async Task<int> PauseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var now = await NowAsync(connection, cancellationToken);
        string[] reasons =
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"The database was restored from a backup (noticed {now:uuuu-MM-dd HH:mm} UTC). Contacts that were called after the backup was taken are due once more: check, then resume."),
        ];
        var paused = 0;
        foreach (var (row, state) in await StatesAsync(connection, cancellationToken))
        {
            if (state["Entry"] is not JsonObject entry || (CampaignStatus)(int)entry["Status"]! is not (CampaignStatus.Running or CampaignStatus.Scheduled) || (bool?)entry["Deleted"] is true)
            {
                continue;
            }

            // As a pause by its grain would: an epoch and a version later, so that no grant and no edit of before counts.
            entry["Status"] = (int)CampaignStatus.Paused;
            entry["Epoch"] = (long)entry["Epoch"]! + 1;
            entry["Version"] = (long)entry["Version"]! + 1;
            entry["Reasons"] = new JsonArray([.. reasons.Select(reason => (JsonNode)reason)]);
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new NpgsqlBatchCommand("UPDATE orleans_grain_state SET payload = convert_to($2, 'UTF8') WHERE ctid = $1::tid").With(row).With(state.ToJsonString()),
                    new NpgsqlBatchCommand($"UPDATE campaigns SET status = {(short)CampaignStatus.Paused}, epoch = $2, version = $3, reasons = $4 WHERE campaign_id = $1")
                        .With((Guid)entry["Id"]!["Value"]!)
                        .With((long)entry["Epoch"]!)
                        .With((long)entry["Version"]!)
                        .With(reasons),
                },
            };
            await batch.ExecuteNonQueryAsync(cancellationToken);
            paused++;
        }

        // A row that lags behind its grain's state must not let anything be dialled either.
        await using var lagging = new NpgsqlCommand(
                $"UPDATE campaigns SET status = {(short)CampaignStatus.Paused}, reasons = $1 WHERE status IN ({(short)CampaignStatus.Running}, {(short)CampaignStatus.Scheduled})", connection)
            .With(reasons);
        await lagging.ExecuteNonQueryAsync(cancellationToken);
        return paused;
    }

    private static async Task<Instant> NowAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT now()", connection);
        return (Instant)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<IReadOnlyList<(string Row, JsonNode State)>> StatesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT ctid::text, convert_from(payload, 'UTF8') FROM orleans_grain_state WHERE state_name = 'campaign' AND payload IS NOT NULL FOR UPDATE", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(string, JsonNode)> states = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            states.Add((reader.GetString(0), JsonNode.Parse(reader.GetString(1))!));
        }

        return states;
    }

    [LoggerMessage(LogLevel.Warning, "This database was restored from a backup: {Campaigns} campaigns that were running or scheduled are paused now")]
    private static partial void LogRestored(ILogger logger, int campaigns);
}
