namespace Campaigns.Domain.Contacts;

/// <summary>A contact in the queue, with the key of its zone set.</summary>
public sealed record QueuedContact(ContactTicket Ticket, int ZoneSet);
