using NodaTime;

namespace Campaigns.Domain.Webhooks;

/// <summary>When a message is tried again, and when an endpoint is left alone.</summary>
public static class DeliverySchedule
{
    /// <summary>410 Gone: the endpoint wants no more.</summary>
    private const int Gone = 410;

    /// <summary>What is added to a delay at random, at most: messages that failed together needn't come back together.</summary>
    private const double Jitter = 0.1;

    /// <summary>An endpoint that accepted nothing for so long is disabled.</summary>
    public static readonly Duration Patience = Duration.FromDays(5);

    private static readonly Duration LongestWait = Duration.FromHours(24);

    /// <summary>Between a failed try and the next one: the schedule that Standard Webhooks 1.0 gives, ten tries in a bit more than three days.</summary>
    public static IReadOnlyList<Duration> Delays { get; } =
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5),
        Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20), Duration.FromHours(24),
    ];

    /// <summary>What follows a try.</summary>
    /// <param name="answer">Of the endpoint.</param>
    /// <param name="tries">Tries so far, this one included; from 1.</param>
    /// <param name="at">When the try ended.</param>
    /// <param name="luck">Drawn from [0, 1).</param>
    public static DeliveryStep Next(EndpointAnswer answer, int tries, Instant at, double luck)
    {
        if (answer.Accepted)
        {
            return new DeliveryStep.Delivered();
        }

        if (tries > Delays.Count)
        {
            return new DeliveryStep.GivenUp();
        }

        // Later than the schedule says if the endpoint asks for it, never earlier, and never so late that a slip of its keeps us away for good.
        var delay = Duration.Max(Delays[tries - 1], Duration.Min(answer.RetryAfter ?? Duration.Zero, LongestWait));
        return new DeliveryStep.TryAt(at + delay + (delay * (Jitter * luck)));
    }

    /// <summary>Why an endpoint is to be disabled after a failed try; null when it isn't.</summary>
    /// <param name="answer">Of the endpoint.</param>
    /// <param name="failingSince">The first failure after the last success.</param>
    /// <param name="at">Now.</param>
    public static string? Disabling(EndpointAnswer answer, Instant failingSince, Instant at)
    {
        if (answer.Status == Gone)
        {
            return "The endpoint answered 410 Gone: it wants no more messages.";
        }

        return at - failingSince >= Patience
            ? $"The endpoint has accepted nothing since {failingSince}; last it {(answer.Status is { } status ? $"answered {status}" : $"couldn't be reached: {answer.Fault}")}."
            : null;
    }
}
