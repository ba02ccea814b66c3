using NodaTime;

namespace Campaigns.Domain.Webhooks;

/// <summary>What follows a try.</summary>
public abstract record DeliveryStep
{
    private DeliveryStep()
    {
    }

    /// <summary>The endpoint has the message.</summary>
    public sealed record Delivered : DeliveryStep;

    /// <summary>It is tried again then.</summary>
    public sealed record TryAt(Instant At) : DeliveryStep;

    /// <summary>It was the last try of the schedule. The message can still be replayed by hand.</summary>
    public sealed record GivenUp : DeliveryStep;
}
