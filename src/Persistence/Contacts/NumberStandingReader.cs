using Campaigns.Domain.Access;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Teams;
using Campaigns.Persistence.Limits;
using Campaigns.Persistence.People;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Contacts;

/// <summary>Reads how a phone number stands.</summary>
internal sealed class NumberStandingReader(NpgsqlDataSource dataSource, NumberHash hash) : INumberStanding
{
    public async Task<NumberStanding> ReadAsync(CampaignId campaign, string phoneNumber, CappedCaller? caller, Instant now, CancellationToken cancellationToken)
    {
        await hash.LoadAsync(cancellationToken);
        await using var command = dataSource.CreateCommand("""
            SELECT EXISTS (SELECT FROM open_calls WHERE phone_number = $2),
                   EXISTS (SELECT FROM do_not_call d WHERE d.team_id = c.team_id AND d.phone_number = $2)
                   OR EXISTS (SELECT FROM erased_people e WHERE e.team_id = c.team_id AND e.number_hash = $3),
                   c.team_id, c.frequency::text, t.limits::text,
                   (SELECT d.calls FROM day_counts d WHERE d.scope = c.team_id AND d.name = $5 AND d.day = $4),
                   CASE WHEN t.limits ->> 'maxMinutesPerDay' IS NOT NULL
                        THEN (SELECT sum(o.max_call_duration_ms) FROM open_calls o JOIN campaigns p ON p.campaign_id = o.campaign_id WHERE p.team_id = c.team_id) END
            FROM campaigns c
            LEFT JOIN teams t ON t.team_id = c.team_id
            WHERE c.campaign_id = $1
            """).With(campaign.Value).With(phoneNumber).With(hash.Of(phoneNumber)).With(TeamDay.Of(now)).With(DayKey.Talk);
        TeamId team;
        StoredLimits limits;
        NumberStanding standing;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return new NumberStanding(false, false);
            }

            team = new TeamId(reader.GetGuid(2));
            limits = new StoredLimits(team, reader.TextOrNull(3), reader.TextOrNull(4));
            standing = new NumberStanding(reader.GetBoolean(0), reader.GetBoolean(1))
            {
                Frequency = limits.Frequency,
                Talk = limits.OfTeam.MaxMinutesPerDay is { } minutes
                    ? new TalkBudget(Duration.FromMinutes(minutes), Duration.FromSeconds(reader.ValueOrNull<int>(5) ?? 0), Duration.FromMilliseconds(reader.ValueOrNull<long>(6) ?? 0))
                    : null,
            };
        }

        return standing with
        {
            PastCalls = standing.Frequency.AreNone() ? [] : await PastCalls.ReadAsync(dataSource, team, phoneNumber, now - standing.Frequency.Horizon(), cancellationToken),
            TeamDay = await UseOfAsync(DayCap.Of(team, limits.OfTeam, now), cancellationToken),
            CallerDay = await UseOfAsync(caller is null ? null : DayCap.Of(caller), cancellationToken),
        };
    }

    private async Task<DayUse?> UseOfAsync(DayCap? cap, CancellationToken cancellationToken) =>
        cap is { } known ? known.After(await DayCounts.ReadAsync(dataSource, known.Key, cancellationToken)) : null;
}
