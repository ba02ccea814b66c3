using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Judging;
using Campaigns.CarrierSimulator.Media;

namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>One INVITE transaction and what came of it. Owned by the signalling thread.</summary>
internal sealed class Call
{
    public required string CallId { get; init; }

    /// <summary>Branch and sent-by of the INVITE: RFC 3261 §17.2.3.</summary>
    public required string TransactionKey { get; init; }

    /// <summary>Call-ID and our tag.</summary>
    public required string DialogKey { get; init; }

    public required string LocalTag { get; init; }

    /// <summary>Via, From, To with our tag, Call-ID and CSeq: what every response to the INVITE carries.</summary>
    public required string ResponseHeaders { get; init; }

    /// <summary>The INVITE's From value: the To of our BYE.</summary>
    public required string Remote { get; init; }

    /// <summary>The INVITE's To value with our tag: the From of our BYE.</summary>
    public required string Local { get; init; }

    /// <summary>The caller's Contact URI: the Request-URI of our BYE (RFC 3261 §12.1.1). Empty when the INVITE had none.</summary>
    public required string RemoteTarget { get; init; }

    /// <summary>Record-Route lines to copy into the 200 and, as Route, into our BYE; in received order, which is a UAS's route order.</summary>
    public required IReadOnlyList<string> RouteSet { get; init; }

    public required string DialledUser { get; init; }

    public required ulong Number { get; init; }

    /// <summary>Where responses go (RFC 3261 §18.2.2, RFC 3581).</summary>
    public required PeerAddress ResponseAddress { get; init; }

    /// <summary>Where our BYE goes: the first Route or the Contact if it is an IPv4 address, else where the INVITE came from.</summary>
    public required PeerAddress RequestAddress { get; init; }

    public required Behaviour Behaviour { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }

    public CallState State { get; set; }

    /// <summary>The last response to the INVITE or our BYE, whichever is being retransmitted.</summary>
    public byte[]? LastSent { get; set; }

    public TimeSpan RetransmitAfter { get; set; }

    /// <summary>Whether the INVITE carried an offer at all; without one the carrier makes its own.</summary>
    public required bool HasBody { get; init; }

    /// <summary>Null when there is none, or none that the carrier can take.</summary>
    public SessionOffer? Offer { get; init; }

    public MediaSession? Media { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When the 200's ACK arrived.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>When the carrier stopped counting the call; null while it is up.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public Ending? Ending { get; set; }

    public bool EndedByCarrier { get; set; }
}
