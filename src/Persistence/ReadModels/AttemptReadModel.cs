using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Ended attempts: the call detail records.</summary>
public sealed class AttemptReadModel(NpgsqlDataSource dataSource)
{
    private const string Select = """
        SELECT record_id, campaign_id, contact_id, attempt_number, phone_number, caller_number, trunk_id, owner, call_id, disposition, cause,
               sip_status, sip_reason, q850_cause, retry_after_ms, failure, our_reason, ended_by, intended_at, invite_at, trying_at, ringing_at,
               answered_at, ended_at, talk_ms, remote_tag, invite_transmissions, next_state, next_at, attempts_spent, capacity_refusals,
               details::text, caller_replaces
        FROM call_records
        """;

    /// <summary>A campaign's attempts, newest first.</summary>
    /// <param name="campaign">Whose attempts.</param>
    /// <param name="before">The last <see cref="AttemptRow.RecordId"/> of the page before; null: from the newest.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyList<AttemptRow>> ListAsync(CampaignId campaign, long? before, int limit, CancellationToken cancellationToken) =>
        ReadRowsAsync(
            dataSource.CreateCommand($"{Select} WHERE campaign_id = $1 AND record_id < $2 ORDER BY record_id DESC LIMIT $3")
                .With(campaign.Value)
                .With(before ?? long.MaxValue)
                .With(limit),
            cancellationToken);

    /// <summary>All attempts of one contact, in the order of their numbers.</summary>
    public Task<IReadOnlyList<AttemptRow>> ListAsync(ContactKey contact, CancellationToken cancellationToken) =>
        ReadRowsAsync(
            dataSource.CreateCommand($"{Select} WHERE campaign_id = $1 AND contact_id = $2 ORDER BY attempt_number")
                .With(contact.Campaign.Value)
                .With(contact.Contact),
            cancellationToken);

    private static async Task<IReadOnlyList<AttemptRow>> ReadRowsAsync(NpgsqlCommand select, CancellationToken cancellationToken)
    {
        await using var command = select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<AttemptRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new AttemptRow(reader.GetInt64(0), ReadRecord(reader)));
        }

        return rows;
    }

    private static AttemptRecord ReadRecord(NpgsqlDataReader reader) => new()
    {
        Contact = new ContactKey(new CampaignId(reader.GetGuid(1)), reader.GetInt64(2)),
        AttemptNumber = reader.GetInt32(3),
        PhoneNumber = reader.GetString(4),
        CallerNumber = reader.GetString(5),
        Trunk = new TrunkId(reader.GetGuid(6)),
        Owner = reader.GetString(7),
        Disposition = (Disposition)reader.GetInt16(9),
        Cause = reader.GetString(10),
        Outcome = ReadOutcome(reader),
        IntendedAt = reader.GetFieldValue<Instant>(18),
        TalkTime = Milliseconds(reader, 24),
        NextState = (ContactState)reader.GetInt16(27),
        NextAt = reader.ValueOrNull<Instant>(28),
        AttemptsSpent = reader.GetInt32(29),
        CapacityRefusals = reader.GetInt32(30),
        CallerReplaces = reader.TextOrNull(32),
    };

    private static CallOutcome ReadOutcome(NpgsqlDataReader reader) => new()
    {
        CallId = reader.GetString(8),
        SipStatus = reader.ValueOrNull<short>(11),
        SipReason = reader.TextOrNull(12),
        Q850Cause = reader.ValueOrNull<short>(13),
        RetryAfter = Milliseconds(reader, 14),
        Failure = (CallFailure)reader.GetInt16(15),
        OurReason = (CallEndReason?)reader.ValueOrNull<short>(16),
        EndedBy = (CallParty)reader.GetInt16(17),
        InviteAt = reader.ValueOrNull<Instant>(19),
        TryingAt = reader.ValueOrNull<Instant>(20),
        RingingAt = reader.ValueOrNull<Instant>(21),
        AnsweredAt = reader.ValueOrNull<Instant>(22),
        EndedAt = reader.GetFieldValue<Instant>(23),
        RemoteTag = reader.TextOrNull(25),
        InviteTransmissions = reader.GetInt32(26),
        Details = reader.TextOrNull(31) is { } details ? StoredJson.Read<CallDetails>(details) : null,
    };

    private static Duration? Milliseconds(NpgsqlDataReader reader, int ordinal) =>
        reader.ValueOrNull<long>(ordinal) is { } milliseconds ? Duration.FromMilliseconds(milliseconds) : null;
}
