using Campaigns.Domain.Access;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Limits;

/// <summary>How long the calls of teams that are up may still last.</summary>
internal static class TalkReservations
{
    private const string Sql = """
        SELECT c.team_id, sum(o.max_call_duration_ms)
        FROM open_calls o JOIN campaigns c ON c.campaign_id = o.campaign_id
        WHERE c.team_id = ANY ($1) AND o.call_id <> ALL ($2)
        GROUP BY c.team_id
        """;

    /// <summary>By team, without the calls of these intents, which are in the table already; a team without calls has no entry. After their day's count is locked.</summary>
    public static async Task<Dictionary<TeamId, Duration>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<LimitedIntent> intents, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Sql)
                    .WithArray(intents.Select(intent => intent.Team.Value).Distinct().ToArray())
                    .WithColumn(intents, intent => intent.Intent.CallId),
            },
        };
        Dictionary<TeamId, Duration> reserved = [];
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            reserved[new TeamId(reader.GetGuid(0))] = Duration.FromMilliseconds(reader.GetInt64(1));
        }

        return reserved;
    }
}
