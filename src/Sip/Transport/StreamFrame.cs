namespace Campaigns.Sip.Transport;

/// <summary>What stands at the beginning of a stream's unread octets.</summary>
internal enum StreamFrame
{
    /// <summary>Not all of it is there yet.</summary>
    Incomplete,

    /// <summary>A whole message.</summary>
    Message,

    /// <summary>Two line ends: the peer asks whether the connection is alive (RFC 5626 §4.4.1).</summary>
    Ping,

    /// <summary>One line end, which means nothing.</summary>
    Blank,

    /// <summary>Where the next message begins can't be told: the stream is of no further use.</summary>
    Broken,
}
