using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Npgsql;

namespace Campaigns.Persistence.Contacts;

/// <summary>Reads how a phone number stands.</summary>
internal sealed class NumberStandingReader(NpgsqlDataSource dataSource) : INumberStanding
{
    public async Task<NumberStanding> ReadAsync(CampaignId campaign, string phoneNumber, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            SELECT EXISTS (SELECT FROM open_calls WHERE phone_number = $2),
                   EXISTS (SELECT FROM do_not_call d JOIN campaigns c ON c.team_id = d.team_id WHERE c.campaign_id = $1 AND d.phone_number = $2)
            """).With(campaign.Value).With(phoneNumber);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new NumberStanding(reader.GetBoolean(0), reader.GetBoolean(1));
    }
}
