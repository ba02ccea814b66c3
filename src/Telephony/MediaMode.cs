namespace Campaigns.Telephony;

/// <summary>Whether calls carry audio.</summary>
public enum MediaMode
{
    /// <summary>RTP is sent and received.</summary>
    Rtp,

    /// <summary>A session is offered, but no audio is sent: for load runs.</summary>
    SignallingOnly,
}
