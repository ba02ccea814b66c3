namespace Campaigns.Sip.Sdp;

/// <summary>Who sends, seen from the side that wrote the description (RFC 4566 §6).</summary>
[Flags]
public enum MediaDirection
{
    /// <summary>Nobody: on hold.</summary>
    Inactive = 0,

    SendOnly = 1,

    ReceiveOnly = 2,

    SendReceive = SendOnly | ReceiveOnly,
}
