using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Finds live calls by what others call them.</summary>
public sealed class OpenCallReadModel(NpgsqlDataSource dataSource)
{
    /// <summary>The contact of an answered call with this Call-ID in a campaign of this assistant; null when there is none.</summary>
    /// <param name="callId">SIP Call-ID.</param>
    /// <param name="assistant">Whose campaigns are looked at.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<ContactKey?> FindAsync(string callId, AssistantId assistant, CancellationToken cancellationToken)
    {
        // By scanning: the table holds the calls of this moment only, and one more index would cost each attempt.
        await using var command = dataSource.CreateCommand("""
            SELECT o.campaign_id, o.contact_id
            FROM open_calls o
            JOIN campaigns c ON c.campaign_id = o.campaign_id
            WHERE o.call_id = $1 AND o.answered_at IS NOT NULL AND c.assistant_id = $2
            """).With(callId).With(assistant.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new ContactKey(new CampaignId(reader.GetGuid(0)), reader.GetInt64(1)) : null;
    }
}
