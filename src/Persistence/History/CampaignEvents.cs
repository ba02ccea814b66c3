using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Npgsql;

namespace Campaigns.Persistence.History;

/// <summary>What campaigns meet with, a row each.</summary>
internal sealed class CampaignEvents(NpgsqlDataSource dataSource) : ICampaignEvents
{
    public async Task NoteAsync(CampaignId campaign, CampaignEvent happened, IReadOnlyList<string> reasons, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("INSERT INTO campaign_events (campaign_id, event, reasons) VALUES ($1, $2, $3)")
            .With(campaign.Value)
            .With((short)happened)
            .With(reasons.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
