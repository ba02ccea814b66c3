namespace Campaigns.CarrierSimulator.Judging;

/// <summary>What the carrier saw. Written as JSON, camelCase; other programs read it, so that names here are a contract.</summary>
internal sealed record CarrierReport
{
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>INVITE transactions outside a dialog: retransmissions and those answered 401 excluded.</summary>
    public required long Invites { get; init; }

    /// <summary>Different Call-IDs among <see cref="Invites"/>.</summary>
    public required long CallIds { get; init; }

    /// <summary><see cref="Invites"/> beyond the first of their Call-ID: an attempt dialled twice. Must be 0.</summary>
    public required long DuplicateInvites { get; init; }

    /// <summary>Calls that began while another call to the same number was up. Must be 0.</summary>
    public required long OverlappingCalls { get; init; }

    /// <summary>Most calls up at one instant: from the INVITE to the final failure sent, or to BYE or the drop of an unacknowledged answer.</summary>
    public required int PeakConcurrentCalls { get; init; }

    public required int OpenCalls { get; init; }

    /// <summary>Calls whose 200 was sent.</summary>
    public required long AnsweredCalls { get; init; }

    public required IReadOnlyDictionary<string, long> ByOutcome { get; init; }

    public required int NumbersCalled { get; init; }

    public required int MostCallsToOneNumber { get; init; }

    public required long Challenged { get; init; }

    public required long InviteRetransmissions { get; init; }

    /// <summary>Datagrams that were no SIP message.</summary>
    public required long Malformed { get; init; }

    /// <summary>Requests that named a dialog or transaction the carrier doesn't know (481).</summary>
    public required long Unmatched { get; init; }

    public required long SendErrors { get; init; }

    public required long RtpPacketsReceived { get; init; }

    public required long RtpPacketsSent { get; init; }

    /// <summary>Every call, in order of arrival, when calls are logged.</summary>
    public IReadOnlyList<LoggedCall>? Calls { get; init; }
}
