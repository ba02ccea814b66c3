namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>RFC 3261 §17.1.1.1 and appendix A, for UDP.</summary>
internal static class SipTimers
{
    public static readonly TimeSpan T1 = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan T2 = TimeSpan.FromSeconds(4);
    public static readonly TimeSpan T4 = TimeSpan.FromSeconds(5);

    /// <summary>64 × T1: timers B, F, H and L.</summary>
    public static readonly TimeSpan Transaction = 64 * T1;

    /// <summary>63 × T1: when timer A sends an INVITE for the last time.</summary>
    public static readonly TimeSpan LastInviteRetransmission = 63 * T1;
}
