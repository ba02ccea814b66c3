namespace Campaigns.Sip.Rtp;

/// <summary>How keys are pressed on the peer's side (RFC 4733).</summary>
public sealed record DigitTone
{
    private static readonly (TimeSpan Least, TimeSpan Most) DurationRange = (TimeSpan.FromMilliseconds(40), TimeSpan.FromSeconds(5));
    private static readonly (TimeSpan Least, TimeSpan Most) GapRange = (TimeSpan.FromMilliseconds(40), TimeSpan.FromSeconds(2));

    /// <summary>How long a key is held, in steps of 20 ms. 40 ms–5 s, default 100 ms.</summary>
    public TimeSpan Duration { get; init => field = Require(value, DurationRange, nameof(Duration)); } = TimeSpan.FromMilliseconds(100);

    /// <summary>Between two keys, in steps of 20 ms. 40 ms–2 s, default 80 ms.</summary>
    public TimeSpan Gap { get; init => field = Require(value, GapRange, nameof(Gap)); } = TimeSpan.FromMilliseconds(80);

    /// <summary>Loudness of the tone that a gateway makes of it: that many dB below 0 dBm0. 0–63, default 10.</summary>
    public int Attenuation
    {
        get;
        init => field = value is >= 0 and <= 63 ? value : throw new ArgumentOutOfRangeException(nameof(Attenuation), value, "0–63");
    } = 10;

    private static TimeSpan Require(TimeSpan value, (TimeSpan Least, TimeSpan Most) range, string what)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, range.Least, what);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, range.Most, what);
        return value;
    }
}
