using NodaTime;

namespace Campaigns.Domain.Webhooks;

/// <summary>What came of one try to deliver a message.</summary>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Fault">Why there was none: refused address, time-out, broken connection; null when there was one.</param>
/// <param name="RetryAfter">What the endpoint asked for; null when it didn't.</param>
public sealed record EndpointAnswer(int? Status, string? Fault = null, Duration? RetryAfter = null)
{
    /// <summary>Standard Webhooks 1.0, "Delivery success and failure": any 2xx, nothing else; a redirect is a failure.</summary>
    public bool Accepted => Status is >= 200 and <= 299;
}
