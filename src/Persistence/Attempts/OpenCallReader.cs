using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using Campaigns.Persistence.Contacts;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Attempts;

/// <summary>Reads attempts that have an intent and no outcome.</summary>
internal sealed class OpenCallReader(NpgsqlDataSource dataSource, ZoneSetCatalog zoneSets)
{
    private const string Select = $"""
        SELECT {StoredContact.Columns}, o.attempt_number, o.call_id, o.trunk_id, o.caller_number, o.owner, o.intended_at,
               o.ring_timeout_ms, o.max_call_duration_ms, o.answered_at, o.dialog::text
        FROM open_calls o
        JOIN contacts c ON c.campaign_id = o.campaign_id AND c.contact_id = o.contact_id
        """;

    /// <summary>
    /// The contact's open call. Before it says that there is none it waits for the intents of the campaign that are being committed right now:
    /// one in doubt may be among them.
    /// </summary>
    public async Task<OpenCall?> ReadAsync(ContactKey contact, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (await ReadAsync(connection, contact, cancellationToken) is { } open)
        {
            return open;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var gate = new NpgsqlBatch(connection, transaction) { BatchCommands = { Gates.Close([contact.Campaign.Value]) } };
        await gate.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await ReadAsync(connection, contact, cancellationToken);
    }

    public async Task<IReadOnlyList<OpenCall>> OwnedAsync(CampaignId campaign, string owner, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"{Select} WHERE o.campaign_id = $1 AND o.owner = $2 ORDER BY o.intended_at, o.contact_id")
            .With(campaign.Value)
            .With(owner);
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> OwnersAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT DISTINCT owner FROM open_calls WHERE campaign_id = $1 ORDER BY owner").With(campaign.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> owners = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            owners.Add(reader.GetString(0));
        }

        return owners;
    }

    // By scanning: the table holds the calls of this moment only, and one more index would cost each attempt.
    public async Task<int> CountAsync(TrunkId trunk, string owner, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT count(*)::integer FROM open_calls WHERE trunk_id = $1 AND owner = $2").With(trunk.Value).With(owner);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<OpenCall?> ReadAsync(NpgsqlConnection connection, ContactKey contact, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"{Select} WHERE c.campaign_id = $1 AND c.contact_id = $2 AND o.phone_number = c.phone_number", connection)
            .With(contact.Campaign.Value)
            .With(contact.Contact);
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    private async Task<IReadOnlyList<OpenCall>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        List<(StoredContact Contact, Func<ContactTicket, OpenCall> Call)> rows = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add((StoredContact.Read(reader), ReadCall(reader)));
            }
        }

        var zones = await zoneSets.LoadAsync(rows.Select(row => row.Contact.ZoneSet), cancellationToken);
        return rows.ConvertAll(row => row.Call(row.Contact.ToTicket(zones)));
    }

    // Everything but the contact, whose zones are looked up once the reader is closed.
    private static Func<ContactTicket, OpenCall> ReadCall(NpgsqlDataReader reader)
    {
        const int At = StoredContact.ColumnCount;
        var attemptNumber = reader.GetInt32(At);
        var callId = reader.GetString(At + 1);
        var trunk = new TrunkId(reader.GetGuid(At + 2));
        var callerNumber = reader.GetString(At + 3);
        var owner = reader.GetString(At + 4);
        var intendedAt = reader.GetFieldValue<Instant>(At + 5);
        var ringTimeout = Duration.FromMilliseconds(reader.GetInt32(At + 6));
        var maxCallDuration = Duration.FromMilliseconds(reader.GetInt32(At + 7));
        var answeredAt = reader.ValueOrNull<Instant>(At + 8);
        var dialog = reader.TextOrNull(At + 9) is { } json ? StoredJson.Read<RecordedDialog>(json) : null;
        return contact => new OpenCall(contact, attemptNumber, callId, trunk, callerNumber, owner, intendedAt, ringTimeout, maxCallDuration, answeredAt, dialog);
    }
}
