using Campaigns.Domain.CallRecords;

namespace Campaigns.Api.Attempts;

/// <summary>What the audio of a call did on the way (RFC 3550 §6.4).</summary>
internal sealed record MediaQualityResponse
{
    /// <summary>RTP packets that we sent.</summary>
    public required long PacketsSent { get; init; }

    /// <summary>RTP packets that arrived.</summary>
    public required long PacketsReceived { get; init; }

    /// <summary>Of the far end's packets; negative when more were duplicated than lost.</summary>
    public required long PacketsLost { get; init; }

    /// <summary>Jitter of the far end's packets, in milliseconds.</summary>
    public required double JitterMs { get; init; }

    /// <summary>Of our packets, as the far end reported it by RTCP; null when it didn't.</summary>
    public required long? FarPacketsLost { get; init; }

    /// <summary>Jitter of our packets as the far end reported it, in milliseconds; null when it didn't.</summary>
    public required double? FarJitterMs { get; init; }

    /// <summary>Round-trip time in milliseconds; null when the far end's reports don't tell.</summary>
    public required double? RoundTripMs { get; init; }

    public static MediaQualityResponse? From(MediaQuality? media) => media is null ? null : new MediaQualityResponse
    {
        PacketsSent = media.PacketsSent,
        PacketsReceived = media.PacketsReceived,
        PacketsLost = media.PacketsLost,
        JitterMs = media.JitterMs,
        FarPacketsLost = media.FarPacketsLost,
        FarJitterMs = media.FarJitterMs,
        RoundTripMs = media.RoundTripMs,
    };
}
