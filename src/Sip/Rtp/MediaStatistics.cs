namespace Campaigns.Sip.Rtp;

/// <summary>What an answered call's RTP did (RFC 3550 §6.4.1, appendix A).</summary>
public sealed record MediaStatistics
{
    public long PacketsSent { get; init; }

    public long PacketsReceived { get; init; }

    /// <summary>Expected minus received; negative when packets were duplicated.</summary>
    public long PacketsLost { get; init; }

    /// <summary>Interarrival jitter at the end of the call.</summary>
    public TimeSpan Jitter { get; init; }
}
