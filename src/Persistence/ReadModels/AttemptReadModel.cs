using Campaigns.Domain.Access;
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
    private const string Columns = """
        r.record_id, r.campaign_id, r.contact_id, r.attempt_number, r.phone_number, r.caller_number, r.trunk_id, r.owner, r.call_id, r.disposition, r.cause,
        r.sip_status, r.sip_reason, r.q850_cause, r.retry_after_ms, r.failure, r.our_reason, r.ended_by, r.intended_at, r.invite_at, r.trying_at, r.ringing_at,
        r.answered_at, r.ended_at, r.talk_ms, r.remote_tag, r.invite_transmissions, r.next_state, r.next_at, r.attempts_spent, r.capacity_refusals,
        r.details::text,
        (SELECT k.expires_at FROM call_recordings k WHERE k.call_id = r.call_id AND k.expires_at > now()),
        (SELECT k.complete FROM call_recordings k WHERE k.call_id = r.call_id),
        r.caller_replaces
        """;

    private const string Select = $"SELECT {Columns} FROM call_records r";

    /// <summary>What the values of a sort key are.</summary>
    public static SortKind KindOf(AttemptSort sort) => ColumnOf(sort).Kind;

    /// <summary>An attempt's value of a sort key; null for <see cref="SortKind.Id"/>.</summary>
    public static SortValue? ValueOf(AttemptRow row, AttemptSort sort) => sort switch
    {
        AttemptSort.EndedAt => new SortValue.Moment(row.Record.Outcome.EndedAt),
        AttemptSort.TalkTime => new SortValue.Number((long)(row.Record.TalkTime?.TotalMilliseconds ?? 0)),
        _ => null,
    };

    /// <summary>A page of a campaign's attempts.</summary>
    public Task<IReadOnlyList<AttemptRow>> ListAsync(CampaignId campaign, AttemptFilter filter, ListPage<AttemptSort, long> page, CancellationToken cancellationToken)
    {
        var statement = new ListStatement();
        return ListAsync(statement, $"SELECT {statement.Parameter(campaign.Value)} AS campaign_id", filter, page, cancellationToken);
    }

    /// <summary>A page of the attempts of all campaigns of a team that aren't deleted.</summary>
    public Task<IReadOnlyList<AttemptRow>> ListAsync(TeamId team, AttemptFilter filter, ListPage<AttemptSort, long> page, CancellationToken cancellationToken)
    {
        var statement = new ListStatement();
        return ListAsync(
            statement,
            $"SELECT c.campaign_id FROM team_resources t JOIN campaigns c ON c.campaign_id = t.resource_id WHERE t.team_id = {statement.Parameter(team.Value)} AND NOT c.deleted",
            filter,
            page,
            cancellationToken);
    }

    /// <summary>A campaign's attempts, newest first, before the last one of the page before.</summary>
    public Task<IReadOnlyList<AttemptRow>> ListAsync(CampaignId campaign, long? before, int limit, CancellationToken cancellationToken) => ListAsync(
        campaign,
        AttemptFilter.All,
        new ListPage<AttemptSort, long>(new ListOrder<AttemptSort>(AttemptSort.Recorded, Descending: true), before is { } id ? new ListPosition<long>(null, id) : null, limit),
        cancellationToken);

    /// <summary>All attempts of one contact, in the order of their numbers.</summary>
    public Task<IReadOnlyList<AttemptRow>> ListAsync(ContactKey contact, CancellationToken cancellationToken) =>
        ReadRowsAsync(
            dataSource.CreateCommand($"{Select} WHERE r.campaign_id = $1 AND r.contact_id = $2 ORDER BY r.attempt_number")
                .With(contact.Campaign.Value)
                .With(contact.Contact),
            cancellationToken);

    private static SortColumn ColumnOf(AttemptSort sort) => sort switch
    {
        AttemptSort.EndedAt => new SortColumn(SortKind.Moment, "r.ended_at"),
        AttemptSort.TalkTime => new SortColumn(SortKind.Number, "coalesce(r.talk_ms, 0)"),
        _ => SortColumn.Id,
    };

    // The page is taken of each campaign, in the order of its own index, and then of all: no index over all campaigns has to be kept with every outcome.
    private Task<IReadOnlyList<AttemptRow>> ListAsync(
        ListStatement statement, string campaigns, AttemptFilter filter, ListPage<AttemptSort, long> page, CancellationToken cancellationToken)
    {
        statement.Where("r.campaign_id = s.campaign_id");
        if (filter.Dispositions.Count > 0)
        {
            statement.Where($"r.disposition = ANY({statement.Parameter(filter.Dispositions.Select(disposition => (short)disposition).ToArray())})");
        }

        if (filter.PhoneNumber is { } number)
        {
            statement.Where(OfContacts($"c.phone_number = {statement.Parameter(number)}"));
        }

        if (filter.ExternalId is { } externalId)
        {
            statement.Where(OfContacts($"c.external_id = {statement.Parameter(externalId)}"));
        }

        if (filter.From is { } from)
        {
            statement.Where($"r.ended_at >= {statement.Parameter(from)}");
        }

        if (filter.To is { } to)
        {
            statement.Where($"r.ended_at < {statement.Parameter(to)}");
        }

        var order = statement.Page(page, ColumnOf(page.Order.Sort), "r.record_id");
        return ReadRowsAsync(
            statement.Command(
                dataSource,
                $"SELECT {Columns} FROM ({campaigns}) s CROSS JOIN LATERAL (SELECT r.* FROM call_records r WHERE {statement.Conditions} {order}) r {order}"),
            cancellationToken);
    }

    // By way of the contacts, whose indexes know numbers and external ids: the journal needs none of its own.
    private static string OfContacts(string condition) =>
        $"r.contact_id = ANY(ARRAY(SELECT c.contact_id FROM contacts c WHERE c.campaign_id = s.campaign_id AND {condition}))";

    private static async Task<IReadOnlyList<AttemptRow>> ReadRowsAsync(NpgsqlCommand select, CancellationToken cancellationToken)
    {
        await using var command = select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<AttemptRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new AttemptRow(reader.GetInt64(0), ReadRecord(reader), ReadRecording(reader)));
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
        CallerReplaces = reader.TextOrNull(34),
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

    private static AttemptRecording? ReadRecording(NpgsqlDataReader reader) =>
        reader.ValueOrNull<Instant>(32) is { } expiresAt ? new AttemptRecording(expiresAt, reader.GetBoolean(33)) : null;

    private static Duration? Milliseconds(NpgsqlDataReader reader, int ordinal) =>
        reader.ValueOrNull<long>(ordinal) is { } milliseconds ? Duration.FromMilliseconds(milliseconds) : null;
}
