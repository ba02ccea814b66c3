using NodaTime;

namespace Campaigns.Domain.Attempts;

/// <summary>How a retry delay grows.</summary>
/// <param name="Multiplier">1: fixed. 1.01–10: each further retry waits that many times longer.</param>
/// <param name="Cap">Longest delay, at most 7 days.</param>
public sealed record Backoff(double Multiplier, Duration Cap)
{
    public static Backoff Fixed { get; } = new(1, Duration.FromDays(7));
}
