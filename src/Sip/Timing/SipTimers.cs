namespace Campaigns.Sip.Timing;

/// <summary>
/// The timer values of RFC 3261 §17 (table 4) and RFC 6026 for an unreliable transport. All others derive from these.
/// </summary>
public sealed record SipTimers
{
    /// <summary>Round-trip estimate; first retransmission interval. Default 500 ms.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest retransmission interval of non-INVITE requests and INVITE responses. Default 4 s.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Longest time a message stays in the network. Default 5 s.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a refused INVITE absorbs retransmitted refusals. Default 32 s, the least the RFC allows on UDP.</summary>
    public TimeSpan TimerD { get; init; } = TimeSpan.FromSeconds(32);

    /// <summary>The shortest session interval we take part in (Min-SE). Default 90 s, the least that RFC 4028 §5 allows.</summary>
    public TimeSpan LeastSessionInterval { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>64 × T1: timers B, F, H, J, L and M.</summary>
    public TimeSpan TransactionTimeout => 64 * T1;
}
