using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Npgsql;

namespace Campaigns.Persistence.Attempts;

internal static class ContactKeys
{
    /// <summary>
    /// Runs the batch to its end and reads (campaign, contact) from the first statement that returns columns, after skipping <paramref name="skip"/> such statements.
    /// </summary>
    public static async Task<HashSet<ContactKey>> ReadAsync(NpgsqlBatch batch, CancellationToken cancellationToken, int skip = 0)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        for (; skip > 0; skip--)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        HashSet<ContactKey> keys = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add(new ContactKey(new CampaignId(reader.GetGuid(0)), reader.GetInt64(1)));
        }

        // A batch without a transaction is committed when its end is read.
        while (await reader.NextResultAsync(cancellationToken))
        {
            // Nothing more is asked of it.
        }

        return keys;
    }
}
