using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Npgsql;

namespace Campaigns.Persistence.History;

/// <summary>What trunks do by themselves, a row each.</summary>
internal sealed class TrunkEvents(NpgsqlDataSource dataSource) : ITrunkEvents
{
    public async Task NoteAsync(TrunkId trunk, CampaignEvent happened, string reason, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("INSERT INTO trunk_events (trunk_id, event, reason) VALUES ($1, $2, $3)")
            .With(trunk.Value)
            .With((short)happened)
            .With(reason);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
