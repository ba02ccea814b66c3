namespace Campaigns.Dashboard.Client;

/// <summary>One ended attempt.</summary>
public sealed record AttemptView
{
    public Guid CampaignId { get; init; }

    public long ContactId { get; init; }

    public int AttemptNumber { get; init; }

    public string PhoneNumber { get; init; } = "";

    public string CallerNumber { get; init; } = "";

    public string CallId { get; init; } = "";

    public string Silo { get; init; } = "";

    public required string Disposition { get; init; }

    public string Cause { get; init; } = "";

    public int? SipStatus { get; init; }

    public string? SipReason { get; init; }

    public int? Q850Cause { get; init; }

    public string EndedBy { get; init; } = "";

    public DateTimeOffset IntendedAt { get; init; }

    public DateTimeOffset? InviteAt { get; init; }

    public DateTimeOffset? TryingAt { get; init; }

    public DateTimeOffset? RingingAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset EndedAt { get; init; }

    public string? TalkTime { get; init; }

    public string NextState { get; init; } = "";

    public DateTimeOffset? NextAt { get; init; }

    public DetectionView? Detection { get; init; }

    /// <summary>The call was recorded, whether or not the recording is still kept.</summary>
    public bool Recorded { get; init; }

    /// <summary>Null: there is none, or no longer.</summary>
    public RecordingView? Recording { get; init; }
}
