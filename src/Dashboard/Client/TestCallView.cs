namespace Campaigns.Dashboard.Client;

/// <summary>What came of a test call.</summary>
public sealed record TestCallView
{
    public string PhoneNumber { get; init; } = "";

    public string CallerNumber { get; init; } = "";

    public string Silo { get; init; } = "";

    public string CallId { get; init; } = "";

    public required string Disposition { get; init; }

    public string Cause { get; init; } = "";

    public int? SipStatus { get; init; }

    public string? SipReason { get; init; }

    public int? Q850Cause { get; init; }

    public string EndedBy { get; init; } = "";

    public DateTimeOffset? InviteAt { get; init; }

    public DateTimeOffset? TryingAt { get; init; }

    public DateTimeOffset? RingingAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset EndedAt { get; init; }

    /// <summary>As the trace of an attempt is drawn.</summary>
    public AttemptView AsAttempt() => new()
    {
        PhoneNumber = PhoneNumber,
        Disposition = Disposition,
        IntendedAt = InviteAt ?? EndedAt,
        InviteAt = InviteAt,
        TryingAt = TryingAt,
        RingingAt = RingingAt,
        AnsweredAt = AnsweredAt,
        EndedAt = EndedAt,
    };
}
