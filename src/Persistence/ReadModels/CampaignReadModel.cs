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

    private const string OfTeam = "JOIN team_resources t ON t.resource_id = c.campaign_id WHERE t.team_id = $1 AND NOT c.deleted";

    /// <summary>A team's campaigns, newest first.</summary>
    /// <param name="team">Whose campaigns.</param>
    /// <param name="before">The last campaign of the page before; null: from the newest.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyList<CampaignRow>> ListAsync(TeamId team, CampaignId? before, int limit, CancellationToken cancellationToken) =>
        ReadRowsAsync(
            dataSource.CreateCommand($"{Select} {OfTeam} AND c.campaign_id < $2 ORDER BY c.campaign_id DESC LIMIT $3")
                .With(team.Value)
                .With(before?.Value ?? Guid.AllBitsSet)
                .With(limit),
            cancellationToken);

    /// <summary>Those in one status, newest first.</summary>
    /// <inheritdoc cref="ListAsync(TeamId, CampaignId?, int, CancellationToken)"/>
    public Task<IReadOnlyList<CampaignRow>> ListAsync(TeamId team, CampaignStatus status, CampaignId? before, int limit, CancellationToken cancellationToken) =>
        ReadRowsAsync(
            dataSource.CreateCommand($"{Select} {OfTeam} AND c.campaign_id < $2 AND c.status = $4 ORDER BY c.campaign_id DESC LIMIT $3")
                .With(team.Value)
                .With(before?.Value ?? Guid.AllBitsSet)
                .With(limit)
                .With((short)status),
            cancellationToken);

    /// <summary>One campaign; null when there is none.</summary>
    public async Task<CampaignRow?> ReadAsync(CampaignId campaign, CancellationToken cancellationToken) =>
        (await ReadRowsAsync(dataSource.CreateCommand($"{Select} WHERE NOT c.deleted AND c.campaign_id = $1").With(campaign.Value), cancellationToken)).SingleOrDefault();

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
