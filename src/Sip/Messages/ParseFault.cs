namespace Campaigns.Sip.Messages;

/// <summary>Why a datagram is no SIP message this stack will act on.</summary>
internal enum ParseFault : byte
{
    None,

    /// <summary>Only CR LF or NUL octets: a NAT keep-alive, not a mistake (RFC 5626 §3.5.1).</summary>
    KeepAlive,
    StartLine,
    Version,
    HeaderSyntax,
    TooManyHeaders,
    HeadersTooLong,
    MissingHeader,
    DuplicateHeader,
    Truncated,
    ContentLength,
    CSeq,
    Address,
    Via,
}
