using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Frequency;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Limits;

/// <summary>The calls to a number that frequency limits count, from the records of all the team's campaigns.</summary>
internal static class PastCalls
{
    // What a limit counts has reached the carrier as a call: not what was never sent, nor refused for the trunk's sake.
    private static readonly string Sql = $"""
        SELECT a.call_id, r.intended_at, r.ended_at, r.disposition = {(short)Disposition.Answered}
        FROM unnest($1, $2, $3, $4) AS a(call_id, team_id, phone_number, since)
        JOIN call_records r ON r.phone_number = a.phone_number AND r.intended_at > a.since
                           AND r.disposition NOT IN ({(short)Disposition.NotSent}, {(short)Disposition.Capacity}, {(short)Disposition.TrunkRefused})
        JOIN campaigns c ON c.campaign_id = r.campaign_id AND c.team_id = a.team_id
        """;

    /// <summary>The calls of a team to a number that began after an instant.</summary>
    public static async Task<IReadOnlyList<PastCall>> ReadAsync(
        NpgsqlDataSource dataSource, TeamId team, string phoneNumber, Instant since, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Sql)
            .With<string[]>([""])
            .With<Guid[]>([team.Value])
            .With<string[]>([phoneNumber])
            .With<Instant[]>([since]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<PastCall> calls = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            calls.Add(ReadCall(reader));
        }

        return calls;
    }

    /// <summary>By Call-ID of the intent; an intent without any has no entry.</summary>
    public static async Task<Dictionary<string, List<PastCall>>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<LimitedIntent> intents, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Sql)
                    .WithColumn(intents, intent => intent.Intent.CallId)
                    .WithColumn(intents, intent => intent.Team.Value)
                    .WithColumn(intents, intent => intent.Intent.PhoneNumber)
                    .WithColumn(intents, intent => intent.Intent.IntendedAt - intent.Frequency.Horizon()),
            },
        };
        Dictionary<string, List<PastCall>> calls = new(StringComparer.Ordinal);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!calls.TryGetValue(reader.GetString(0), out var known))
            {
                calls[reader.GetString(0)] = known = [];
            }

            known.Add(ReadCall(reader));
        }

        return calls;
    }

    private static PastCall ReadCall(NpgsqlDataReader reader) => new(reader.GetFieldValue<Instant>(1), reader.GetFieldValue<Instant>(2), reader.GetBoolean(3));
}
