namespace Campaigns.Sip.Registration;

/// <summary>When to register again.</summary>
internal static class RegistrationTiming
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);

    /// <summary>Before a registration runs out: 40 s before the end, more than timer F, or at the half of one that is short.</summary>
    public static TimeSpan RefreshAfter(TimeSpan expires) =>
        expires > TimeSpan.FromMinutes(2) ? expires - TimeSpan.FromSeconds(40) : expires / 2;

    /// <summary>
    /// After failures in a row: 4 s, doubled each time, 5 min at most, of which at least half is waited, so that many silos don't come
    /// back at once (RFC 5626 §4.5). Longer when the registrar asks for it.
    /// </summary>
    /// <param name="failures">1 and more.</param>
    /// <param name="retryAfter">As the registrar asked.</param>
    /// <param name="random">0–1.</param>
    public static TimeSpan BackOff(int failures, TimeSpan? retryAfter, double random)
    {
        var whole = FirstBackOff * Math.Pow(2, Math.Min(failures - 1, 16));
        var longest = whole < LongestBackOff ? whole : LongestBackOff;
        var wait = longest * (0.5 + (random / 2));
        return retryAfter is { } asked && asked > wait ? asked : wait;
    }
}
