using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>RFC 3261's timers as SIPSorcery keeps them: for the whole process.</summary>
internal static class SignallingTimers
{
    /// <summary>64 × T1: how long a transaction waits for its final response.</summary>
    public static TimeSpan Transaction => TimeSpan.FromMilliseconds(SIPTimings.T6);

    /// <summary>Changes T1, for tests. SIPSorcery reads it once, when the process makes its first transport.</summary>
    public static void UseT1(TimeSpan t1)
    {
        SIPTimings.T1 = (int)t1.TotalMilliseconds;
        SIPTimings.T2 = 8 * SIPTimings.T1;
        SIPTimings.T6 = 64 * SIPTimings.T1;
    }
}
