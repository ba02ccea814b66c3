namespace Campaigns.Sip.Rtp;

/// <summary>What an answered call's RTP did (RFC 3550 §6.4.1, appendix A).</summary>
public sealed record MediaStatistics
{
    public long PacketsSent { get; init; }

    public long PacketsReceived { get; init; }

    /// <summary>Expected minus received; negative when packets were duplicated.</summary>
    public long PacketsLost { get; init; }

    /// <summary>Packets on the call's port that weren't the peer's.</summary>
    public long PacketsRefused { get; init; }

    /// <summary>Interarrival jitter at the end of the call.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>Of our packets, by the peer's last report; null when it made none.</summary>
    public long? FarPacketsLost { get; init; }

    /// <summary>Of our packets, by the peer's last report; null when it made none.</summary>
    public TimeSpan? FarJitter { get; init; }

    /// <summary>By the peer's last report that answers one of ours; null when it made none.</summary>
    public TimeSpan? RoundTrip { get; init; }
}
