using NodaTime;

namespace Campaigns.Api.Webhooks;

/// <summary>One try to deliver a message.</summary>
/// <param name="At">When it ended.</param>
/// <param name="TookMs">Milliseconds until the answer.</param>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Fault">Why there was none.</param>
internal sealed record DeliveryTryResponse(Instant At, int TookMs, int? Status, string? Fault);
