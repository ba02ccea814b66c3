namespace Campaigns.Api.Webhooks;

/// <summary>A message that was queued.</summary>
/// <param name="DeliveryId">To be looked up in the endpoint's deliveries.</param>
internal sealed record QueuedResponse(long DeliveryId);
