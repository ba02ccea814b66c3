using Campaigns.Domain.Contacts;

namespace Campaigns.Domain.Ports;

/// <summary>What is stored of a contact for the assistant that talks with it. Read only where an assistant has a use for it.</summary>
public interface IContactWords
{
    /// <summary>Name and variables of a contact; empty ones when its row is gone.</summary>
    Task<ContactWords> ReadAsync(ContactKey contact, CancellationToken cancellationToken);
}
