using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Persistence.Attempts;

/// <summary>A contact that becomes final, or has to wait, without an attempt.</summary>
/// <param name="Contact">As it was read.</param>
/// <param name="State">Final, or <see cref="ContactState.WaitingForRetry"/>.</param>
/// <param name="Until">How long it waits; null when final.</param>
internal sealed record Settlement(ContactTicket Contact, ContactState State, Instant? Until);
