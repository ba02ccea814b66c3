using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Npgsql;

namespace Campaigns.Persistence.Contacts;

/// <summary>Reads what contacts' rows say to assistants, one row by its key.</summary>
internal sealed class ContactWordsReader(NpgsqlDataSource dataSource) : IContactWords
{
    public async Task<ContactWords> ReadAsync(ContactKey contact, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT display_name, variables::text FROM contacts WHERE campaign_id = $1 AND contact_id = $2")
            .With(contact.Campaign.Value)
            .With(contact.Contact);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new ContactWords(reader.TextOrNull(0), reader.TextOrNull(1)) : new ContactWords(null, null);
    }
}
