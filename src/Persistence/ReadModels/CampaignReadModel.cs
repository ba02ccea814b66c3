using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Campaigns as lists show them. Deleted ones are never returned.</summary>
public sealed class CampaignReadModel(NpgsqlDataSource dataSource)
{
    // The counts come as arrays, so that a campaign stays one row and no second query can see another instant.
    private const string Select = """
        SELECT c.campaign_id, c.status, c.epoch, c.version, c.settings::text, c.reasons, c.created_at, c.started_at, c.ended_at,
               k.kinds, k.codes, k.sums, (SELECT count(*) FROM open_calls o WHERE o.campaign_id = c.campaign_id)
        FROM campaigns c
        LEFT JOIN LATERAL (
            SELECT array_agg(kind) AS kinds, array_agg(code) AS codes, array_agg(n) AS sums
            FROM (SELECT kind, code, sum(n)::bigint AS n FROM campaign_counts WHERE campaign_id = c.campaign_id GROUP BY kind, code HAVING sum(n) <> 0) s
        ) k ON true
        """;

    /// <summary>What the values of a sort key are.</summary>
    public static SortKind KindOf(CampaignSort sort) => ColumnOf(sort).Kind;

    /// <summary>A campaign's value of a sort key; null for <see cref="SortKind.Id"/>.</summary>
    public static SortValue? ValueOf(CampaignRow row, CampaignSort sort) => sort switch
    {
        CampaignSort.Name => new SortValue.Text(row.Entry.Settings.Name),
        CampaignSort.Status => new SortValue.Number((long)row.Entry.Status),
        CampaignSort.Priority => new SortValue.Number(row.Entry.Settings.Priority),
        _ => null,
    };

    /// <summary>A page of a team's campaigns.</summary>
    public Task<IReadOnlyList<CampaignRow>> ListAsync(TeamId team, CampaignFilter filter, ListPage<CampaignSort, Guid> page, CancellationToken cancellationToken)
    {
        var statement = new ListStatement();
        statement.Where($"t.team_id = {statement.Parameter(team.Value)} AND NOT c.deleted");
        if (filter.Statuses.Count > 0)
        {
            statement.Where($"c.status = ANY({statement.Parameter(filter.Statuses.Select(status => (short)status).ToArray())})");
        }

        if (filter.NameContains is { } name)
        {
            statement.Where($"c.name ILIKE {statement.Containing(name)}");
        }

        if (filter.Trunk is { } trunk)
        {
            statement.Where($"c.trunk_id = {statement.Parameter(trunk.Value)}");
        }

        if (filter.Assistant is { } assistant)
        {
            statement.Where($"c.assistant_id = {statement.Parameter(assistant.Value)}");
        }

        var order = statement.Page(page, ColumnOf(page.Order.Sort), "c.campaign_id");
        return ReadRowsAsync(
            statement.Command(dataSource, $"{Select} JOIN team_resources t ON t.resource_id = c.campaign_id WHERE {statement.Conditions} {order}"), cancellationToken);
    }

    /// <summary>One campaign; null when there is none.</summary>
    public async Task<CampaignRow?> ReadAsync(CampaignId campaign, CancellationToken cancellationToken) =>
        (await ReadRowsAsync(dataSource.CreateCommand($"{Select} WHERE NOT c.deleted AND c.campaign_id = $1").With(campaign.Value), cancellationToken)).SingleOrDefault();

    private static SortColumn ColumnOf(CampaignSort sort) => sort switch
    {
        CampaignSort.Name => new SortColumn(SortKind.Text, "c.name", "lower"),
        CampaignSort.Status => new SortColumn(SortKind.Number, "c.status"),
        CampaignSort.Priority => new SortColumn(SortKind.Number, "c.priority"),
        // Ids are version 7 UUIDs: their order is the order of creation.
        _ => SortColumn.Id,
    };

    private static async Task<IReadOnlyList<CampaignRow>> ReadRowsAsync(NpgsqlCommand select, CancellationToken cancellationToken)
    {
        await using var command = select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<CampaignRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new CampaignRow(ReadEntry(reader), ReadCounts(reader)));
        }

        return rows;
    }

    private static CampaignEntry ReadEntry(NpgsqlDataReader reader) => new()
    {
        Id = new CampaignId(reader.GetGuid(0)),
        Status = (CampaignStatus)reader.GetInt16(1),
        Epoch = reader.GetInt64(2),
        Version = reader.GetInt64(3),
        Settings = StoredJson.Read<CampaignSettings>(reader.GetString(4)),
        Reasons = reader.GetFieldValue<string[]>(5),
        CreatedAt = reader.GetFieldValue<Instant>(6),
        StartedAt = reader.ValueOrNull<Instant>(7),
        EndedAt = reader.ValueOrNull<Instant>(8),
    };

    private static CampaignCounts ReadCounts(NpgsqlDataReader reader)
    {
        Dictionary<ContactState, long> contacts = [];
        Dictionary<Disposition, long> attempts = [];
        if (!reader.IsDBNull(9))
        {
            var (kinds, codes, sums) = (reader.GetFieldValue<short[]>(9), reader.GetFieldValue<short[]>(10), reader.GetFieldValue<long[]>(11));
            for (var i = 0; i < kinds.Length; i++)
            {
                if (kinds[i] == 0)
                {
                    contacts[(ContactState)codes[i]] = sums[i];
                }
                else
                {
                    attempts[(Disposition)codes[i]] = sums[i];
                }
            }
        }

        return new CampaignCounts(contacts, attempts, reader.GetInt64(12));
    }
}
