namespace Campaigns.Sip.Sdp;

/// <summary>G.711 at 8 kHz; the value is the static RTP payload type (RFC 3551 table 4).</summary>
public enum AudioCodec
{
    /// <summary>μ-law.</summary>
    Pcmu = 0,

    /// <summary>A-law.</summary>
    Pcma = 8,
}
