using NodaTime;

namespace Campaigns.Domain.Contacts;

/// <summary>A retry that is due at another instant than its contact's row says.</summary>
/// <param name="Contact">The row as it was read.</param>
/// <param name="At">When it is due.</param>
public sealed record MovedRetry(ContactTicket Contact, Instant At);
