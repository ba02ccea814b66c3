namespace Campaigns.LoadTester.Api;

/// <summary>The call detail record of one ended attempt; only what is used here.</summary>
internal sealed record AttemptView
{
    public required long ContactId { get; init; }

    public required int AttemptNumber { get; init; }

    public required string PhoneNumber { get; init; }

    public required string CallId { get; init; }

    public required string Disposition { get; init; }

    public string? Cause { get; init; }

    /// <summary>The last final SIP status; null when none came.</summary>
    public int? SipStatus { get; init; }

    public DateTimeOffset IntendedAt { get; init; }

    /// <summary>Null when no INVITE was sent.</summary>
    public DateTimeOffset? InviteAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset EndedAt { get; init; }

    /// <summary>What the attempt made of its contact: "waitingForRetry" or a final state.</summary>
    public string NextState { get; init; } = "";

    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Who answered, as far as sound tells; null when nobody listened for it, or the call ended before it was clear.</summary>
    public DetectionView? Detection { get; init; }

    /// <summary>The call's recording; null when there is none.</summary>
    public RecordingView? Recording { get; init; }
}
