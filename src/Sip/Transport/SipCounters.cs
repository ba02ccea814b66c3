namespace Campaigns.Sip.Transport;

/// <summary>What an endpoint has seen on the wire since it started. Only ever rises.</summary>
public sealed record SipCounters
{
    /// <summary>Messages received, good or not.</summary>
    public long Received { get; init; }

    /// <summary>Dropped: no SIP message, or one that breaks a rule the stack depends on; also a stream that can't be framed.</summary>
    public long Malformed { get; init; }

    /// <summary>Dropped: from an address that is not the trunk's, and belonging to no dialog.</summary>
    public long ForeignSource { get; init; }

    /// <summary>Responses that match no transaction, and requests for a dialog that doesn't exist (answered 481).</summary>
    public long Unknown { get; init; }

    /// <summary>Messages sent, retransmissions included.</summary>
    public long Sent { get; init; }

    /// <summary>Of those, sent again by a timer or because the peer repeated itself.</summary>
    public long Retransmitted { get; init; }

    /// <summary>Messages the network refused to take or reported as unreachable.</summary>
    public long SendFailures { get; init; }

    /// <summary>Answers of further branches of a forked INVITE that were acknowledged and hung up.</summary>
    public long ForksHungUp { get; init; }

    /// <summary>Exceptions thrown by call observers.</summary>
    public long ObserverFaults { get; init; }
}
