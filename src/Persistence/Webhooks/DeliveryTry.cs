using NodaTime;

namespace Campaigns.Persistence.Webhooks;

/// <summary>One try to deliver a message.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Took">Until the answer, to the millisecond.</param>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Fault">Why there was none.</param>
public sealed record DeliveryTry(Instant At, Duration Took, int? Status, string? Fault);
