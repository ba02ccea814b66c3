using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Domain.Contacts;

/// <summary>A contact that waits for its retry, with the attempt that led to it.</summary>
/// <param name="Contact">Its row.</param>
/// <param name="LastDisposition">How its last attempt ended; null when there is no record of one.</param>
/// <param name="LastEndedAt">When.</param>
public sealed record WaitingRetry(ContactTicket Contact, Disposition? LastDisposition, Instant? LastEndedAt);
