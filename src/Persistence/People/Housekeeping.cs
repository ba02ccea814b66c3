using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Teams;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.People;

/// <summary>
/// Removes contacts and attempts of campaigns that ended longer ago than their team keeps them, block by block. The campaigns' counters stay: they say how it
/// went, and of nobody in particular.
/// </summary>
internal sealed class Housekeeping(NpgsqlDataSource dataSource, People people) : IHousekeeping
{
    private const int BlockSize = 5_000;
    private const int ErasuresPerBlock = 50;
    private const int DaysCounted = 8;
    private static readonly Duration TrunkEventsKept = Duration.FromDays(90);

    // A campaign that is over has no open calls, and nobody writes its rows any more.
    private const string DeleteRecordsSql = """
        DELETE FROM call_records WHERE campaign_id = $1 AND (contact_id, attempt_number) IN (
            SELECT contact_id, attempt_number FROM call_records WHERE campaign_id = $1 LIMIT $2)
        """;

    private const string DeleteContactsSql = """
        DELETE FROM contacts WHERE campaign_id = $1 AND contact_id IN (SELECT contact_id FROM contacts WHERE campaign_id = $1 LIMIT $2)
        """;

    public async Task<bool> RemoveBlockAsync(Instant now, CancellationToken cancellationToken)
    {
        foreach (var (team, number) in await people.PendingAsync(ErasuresPerBlock, cancellationToken))
        {
            await people.EraseAsync(team, number, cancellationToken);
        }

        if (await NextCampaignAsync(now, cancellationToken) is { } campaign)
        {
            if (await DeleteAsync(DeleteRecordsSql, campaign, cancellationToken) + await DeleteAsync(DeleteContactsSql, campaign, cancellationToken) == 0)
            {
                await MarkAsync(campaign, now, cancellationToken);
            }

            return true;
        }

        await using var command = dataSource.CreateCommand("DELETE FROM day_counts WHERE day < $1").With(now.InUtc().Date.PlusDays(-DaysCounted));
        await command.ExecuteNonQueryAsync(cancellationToken);
        await using var events = dataSource.CreateCommand("DELETE FROM trunk_events WHERE at < $1").With(now - TrunkEventsKept);
        await events.ExecuteNonQueryAsync(cancellationToken);
        return false;
    }

    private async Task<CampaignId?> NextCampaignAsync(Instant now, CancellationToken cancellationToken)
    {
        foreach (var (team, since) in await LimitsAsync(now, cancellationToken))
        {
            await using var command = dataSource.CreateCommand("""
                SELECT campaign_id FROM campaigns WHERE team_id = $1 AND status >= 4 AND ended_at < $2 AND purged_at IS NULL ORDER BY ended_at LIMIT 1
                """).With(team.Value).With(since);
            if (await command.ExecuteScalarAsync(cancellationToken) is Guid campaign)
            {
                return new CampaignId(campaign);
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<(TeamId Team, Instant Since)>> LimitsAsync(Instant now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT team_id, settings::text FROM teams ORDER BY team_id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(TeamId, Instant)> limits = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            if (StoredJson.Read<TeamSettings>(reader.GetString(1)).KeptSince(now) is { } since)
            {
                limits.Add((new TeamId(reader.GetGuid(0)), since));
            }
        }

        return limits;
    }

    private async Task<int> DeleteAsync(string sql, CampaignId campaign, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql).With(campaign.Value).With(BlockSize);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task MarkAsync(CampaignId campaign, Instant now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("UPDATE campaigns SET purged_at = $2 WHERE campaign_id = $1").With(campaign.Value).With(now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
