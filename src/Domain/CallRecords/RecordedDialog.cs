namespace Campaigns.Domain.CallRecords;

/// <summary>
/// All that another silo needs to send BYE in an answered call (RFC 3261 §12), stored when the 200 arrives.
/// </summary>
public sealed record RecordedDialog
{
    public required string CallId { get; init; }
    public required string LocalTag { get; init; }
    public required string RemoteTag { get; init; }
    public required string LocalUri { get; init; }
    public required string RemoteUri { get; init; }

    /// <summary>The Contact URI of the 200: the Request-URI of our BYE.</summary>
    public required string RemoteTarget { get; init; }

    /// <summary>Record-Route of the 200, already in the order in which we send it.</summary>
    public IReadOnlyList<string> RouteSet { get; init; } = [];

    /// <summary>The highest CSeq we have used in this dialog; the BYE takes a higher one.</summary>
    public required int LocalCSeq { get; init; }

    /// <summary>Where requests in the dialog go: "address:port", and the transport where it isn't UDP, as the SIP stack writes it.</summary>
    public required string NextHop { get; init; }
}
