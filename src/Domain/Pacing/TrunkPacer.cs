using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>
/// Learns what a carrier can carry: additive increase while calls connect, multiplicative decrease when it refuses for capacity (RFC 5681's idea).
/// It knows no clock: every report brings a monotonic instant. Not thread safe.
/// </summary>
/// <param name="maxChannels">As configured: the ceiling.</param>
/// <param name="maxCallsPerSecond">As configured: the ceiling.</param>
public sealed class TrunkPacer(int maxChannels, double maxCallsPerSecond)
{
    private const double Decrease = 0.7;
    private const double SlowestRate = 0.1;

    // Refusals within this span have one cause: they count once.
    private static readonly Duration OneCause = Duration.FromSeconds(1);
    private static readonly Duration IncreaseInterval = Duration.FromSeconds(1);
    private static readonly Duration LongestPause = Duration.FromMinutes(5);

    private readonly int _maxChannels = maxChannels;
    private readonly double _maxCallsPerSecond = maxCallsPerSecond;
    private double _channels = maxChannels;
    private Duration? _refusedAt;
    private Duration? _increasedAt;

    /// <summary>Calls up at once that the carrier is believed to carry, 1 to the ceiling.</summary>
    public int Channels => Math.Max(1, (int)_channels);

    /// <summary>New calls a second that the carrier is believed to take, 0.1 to the ceiling.</summary>
    public double CallsPerSecond { get; private set; } = maxCallsPerSecond;

    /// <summary>Nothing new before this instant: the carrier asked for a pause.</summary>
    public Duration PausedUntil { get; private set; }

    /// <summary>The carrier refused a call for capacity.</summary>
    /// <param name="now">Monotonic.</param>
    /// <param name="retryAfter">As it asked; zero when it did not. No longer than five minutes is believed.</param>
    public void Refused(Duration now, Duration retryAfter)
    {
        PausedUntil = Duration.Max(PausedUntil, now + Duration.Min(retryAfter, LongestPause));
        if (_refusedAt is { } at && now - at < OneCause)
        {
            return;
        }

        _refusedAt = now;
        _increasedAt = now;
        _channels = Math.Max(1, _channels * Decrease);
        CallsPerSecond = Math.Max(Math.Min(SlowestRate, _maxCallsPerSecond), CallsPerSecond * Decrease);
    }

    /// <summary>The carrier took a call: at most once a second a twentieth of the ceiling is won back.</summary>
    public void Connected(Duration now)
    {
        if (_increasedAt is { } at && now - at < IncreaseInterval)
        {
            return;
        }

        _increasedAt = now;
        _channels = Math.Min(_maxChannels, _channels + Math.Max(1, _maxChannels / 20.0));
        CallsPerSecond = Math.Min(_maxCallsPerSecond, CallsPerSecond + (_maxCallsPerSecond / 20.0));
    }
}
