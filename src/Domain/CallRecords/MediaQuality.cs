namespace Campaigns.Domain.CallRecords;

/// <summary>What the audio of a call did on the way (RFC 3550 §6.4).</summary>
public sealed record MediaQuality
{
    /// <summary>RTP packets that we sent.</summary>
    public required long PacketsSent { get; init; }

    /// <summary>RTP packets that arrived.</summary>
    public required long PacketsReceived { get; init; }

    /// <summary>Of the far end's packets; negative when more were duplicated than lost.</summary>
    public required long PacketsLost { get; init; }

    /// <summary>Interarrival jitter of the far end's packets when the call ended, in milliseconds.</summary>
    public required double JitterMs { get; init; }

    /// <summary>Of our packets, as the far end's last report says; null without a report.</summary>
    public long? FarPacketsLost { get; init; }

    /// <summary>Jitter of our packets as the far end's last report says, in milliseconds; null without a report.</summary>
    public double? FarJitterMs { get; init; }

    /// <summary>Round-trip time by the far end's last report, in milliseconds; null without one that answers a report of ours.</summary>
    public double? RoundTripMs { get; init; }
}
