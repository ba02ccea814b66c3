using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>
/// A token bucket. Over any interval of length L no more than rate × L + burst calls are spent, the burst being one second's worth and at least one call.
/// It knows no clock: every question brings a monotonic instant. Not thread safe.
/// </summary>
/// <param name="callsPerSecond">0.1–10,000.</param>
/// <param name="now">Monotonic; the bucket starts full.</param>
public sealed class RateLimiter(double callsPerSecond, Duration now)
{
    // A hair: a token that was waited for exactly must not be missed by rounding.
    private const double Tolerance = 1e-9;

    private double _rate = callsPerSecond;
    private double _tokens = Math.Max(1, callsPerSecond);
    private Duration _at = now;

    private double Burst => Math.Max(1, _rate);

    /// <summary>How many of <paramref name="wanted"/> calls may be spent now.</summary>
    public int Allows(int wanted, Duration now)
    {
        Fill(now);
        return Math.Max(0, Math.Min(wanted, (int)Math.Floor(_tokens + Tolerance)));
    }

    /// <summary>Spends calls that were allowed.</summary>
    public void Spend(int calls, Duration now)
    {
        Fill(now);
        _tokens -= calls;
    }

    /// <summary>When the next call is allowed; now when one is.</summary>
    public Duration NextAt(Duration now)
    {
        Fill(now);

        // A duration is cut to whole nanoseconds: one more, or the caller would wake just before its token.
        return _tokens + Tolerance >= 1 ? now : now + Duration.FromSeconds((1 - _tokens) / _rate) + Duration.Epsilon;
    }

    /// <summary>Changes the rate from now on; what was saved up above the new burst is lost.</summary>
    public void SetRate(double callsPerSecond, Duration now)
    {
        Fill(now);
        _rate = callsPerSecond;
        _tokens = Math.Min(_tokens, Burst);
    }

    private void Fill(Duration now)
    {
        if (now > _at)
        {
            _tokens = Math.Min(Burst, _tokens + ((now - _at).TotalSeconds * _rate));
            _at = now;
        }
    }
}
