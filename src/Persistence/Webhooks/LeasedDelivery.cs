using Campaigns.Domain.Webhooks;
using NodaTime;

namespace Campaigns.Persistence.Webhooks;

/// <summary>A message that this process alone delivers now, until its lease ends.</summary>
/// <param name="Id">Of the delivery.</param>
/// <param name="Webhook">To which endpoint.</param>
/// <param name="MessageId">The same for every try.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secrets">Each signs; the newest first.</param>
/// <param name="Body">JSON, the same for every try.</param>
/// <param name="Tries">With this one; also the token of the lease: who comes later has a greater one.</param>
/// <param name="TriesOfSchedule">With this one, since the message was queued or replayed last.</param>
/// <param name="FailingSince">Of the endpoint; null: nothing was wrong when the lease began.</param>
public sealed record LeasedDelivery(
    long Id, WebhookId Webhook, Guid MessageId, string Url, IReadOnlyList<WebhookSecret> Secrets, string Body, int Tries, int TriesOfSchedule, Instant? FailingSince);
