using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Teams;
using Campaigns.Persistence.People;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Limits;

/// <summary>
/// The gates of a test call, in one transaction. It opens no number: a campaign that calls the same one in the same second is not kept from it. What it may talk
/// is counted before it is placed, so that a process that dies with the call counts too much and never too little.
/// </summary>
internal sealed class TestCallGates(NpgsqlDataSource dataSource, NumberHash hash) : ITestCallGates
{
    private const string AskSql = """
        SELECT EXISTS (SELECT FROM do_not_call WHERE team_id = $1 AND phone_number = $2) OR EXISTS (SELECT FROM erased_people WHERE team_id = $1 AND number_hash = $3),
               EXISTS (SELECT FROM open_calls WHERE phone_number = $2),
               (SELECT limits::text FROM teams WHERE team_id = $1)
        """;

    private const string AddTalkSql = """
        INSERT INTO day_counts (scope, name, day, calls) VALUES ($1, $2, $3, greatest($4, 0))
        ON CONFLICT (scope, name, day) DO UPDATE SET calls = greatest(day_counts.calls + $4, 0)
        """;

    public async Task<IntentResult.Refused?> PassAsync(TestCallClaim claim, CancellationToken cancellationToken)
    {
        await hash.LoadAsync(cancellationToken);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (refusal, limits) = await AskAsync(connection, claim, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var limited = LimitedOf(claim, limits);
        Dictionary<string, IntentResult.Refused> refusals = new(StringComparer.Ordinal);
        await LimitedIntents.AskAsync(connection, [limited], refusals, cancellationToken);
        if (refusals.TryGetValue(claim.CallId, out var full))
        {
            return full;
        }

        if (limited.MostTalk is not null)
        {
            await AddTalkAsync(connection, claim, Seconds(claim.HangUpAfter), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    public async Task EndAsync(TestCallClaim claim, Duration talked, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var team = new NpgsqlCommand("SELECT limits::text FROM teams WHERE team_id = $1", connection).With(claim.Team.Value);
        if (await team.ExecuteScalarAsync(cancellationToken) is string limits && StoredJson.Read<TeamLimits>(limits).MaxMinutesPerDay is not null)
        {
            await AddTalkAsync(connection, claim, Seconds(talked) - Seconds(claim.HangUpAfter), cancellationToken);
        }
    }

    private async Task<(IntentResult.Refused? Refusal, TeamLimits Limits)> AskAsync(NpgsqlConnection connection, TestCallClaim claim, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Gates.PassIntents([]),
                new NpgsqlBatchCommand(AskSql).With(claim.Team.Value).With(claim.PhoneNumber).With(hash.Of(claim.PhoneNumber)),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var limits = reader.TextOrNull(2) is { } text ? StoredJson.Read<TeamLimits>(text) : TeamLimits.None;
        return (reader.GetBoolean(0), reader.GetBoolean(1)) switch
        {
            (true, _) => (new IntentResult.Refused(IntentGate.DoNotCall), limits),
            (_, true) => (new IntentResult.Refused(IntentGate.NumberInCall), limits),
            _ => (null, limits),
        };
    }

    // The limits ask an intent; this one belongs to no contact and is never written.
    private static LimitedIntent LimitedOf(TestCallClaim claim, TeamLimits limits) => new(
        new AttemptIntent
        {
            Contact = new ContactKey(new CampaignId(Guid.Empty), 0),
            AttemptNumber = 0,
            ContactVersion = 0,
            PhoneNumber = claim.PhoneNumber,
            CallerNumber = claim.CallerNumber,
            Trunk = claim.Trunk,
            Owner = "",
            Epoch = 0,
            CallId = claim.CallId,
            LocalTag = "",
            RingTimeout = Duration.Zero,
            MaxCallDuration = claim.HangUpAfter,
            IntendedAt = claim.At,
            Zones = claim.Zones,
        },
        claim.Team,
        limits.Frequency,
        [.. Caps(claim, limits)],
        limits.MaxMinutesPerDay is { } minutes ? Duration.FromMinutes(minutes) : null);

    private static IEnumerable<DayCap> Caps(TestCallClaim claim, TeamLimits limits)
    {
        if (DayCap.Of(claim.Team, limits, claim.At) is { } ofTeam)
        {
            yield return ofTeam;
        }

        if (claim.CallerCap is { } cap)
        {
            yield return DayCap.Of(new CappedCaller(claim.Trunk, claim.CallerNumber, cap));
        }
    }

    private static async Task AddTalkAsync(NpgsqlConnection connection, TestCallClaim claim, int seconds, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AddTalkSql, connection).With(claim.Team.Value).With(DayKey.Talk).With(TeamDay.Of(claim.At)).With(seconds);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static int Seconds(Duration length) => (int)Math.Ceiling(length.TotalSeconds);
}
