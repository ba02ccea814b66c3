using Campaigns.Domain.Contacts;

namespace Campaigns.Persistence.Attempts;

/// <summary>A contact that becomes final without an attempt.</summary>
internal sealed record Settlement(ContactTicket Contact, ContactState State);
