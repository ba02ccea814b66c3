namespace Campaigns.Sip.Calls;

/// <summary>The ranges of a call's settings.</summary>
internal static class Limits
{
    public const int MaxHeaders = 32;

    public static readonly (TimeSpan Least, TimeSpan Most) RingTimeout = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

    public static readonly (TimeSpan Least, TimeSpan Most) MaxDuration = (TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));

    public static readonly (TimeSpan Least, TimeSpan Most) SessionInterval = (TimeSpan.FromSeconds(90), TimeSpan.FromDays(1));

    public static TimeSpan Require(TimeSpan value, (TimeSpan Least, TimeSpan Most) range, string what)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, range.Least, what);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, range.Most, what);
        return value;
    }
}
