namespace Campaigns.LoadTester.Carrier;

/// <summary>One call as the carrier simulator logged it. Instants are the carrier's.</summary>
internal sealed record CarrierCall
{
    public required string CallId { get; init; }

    /// <summary>As dialled.</summary>
    public required string Number { get; init; }

    /// <summary>The INVITE arrived.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The first 200 left.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Its ACK arrived.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Null while the call is up.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>"carrier" or "caller"; null while the call is up.</summary>
    public string? EndedBy { get; init; }

    /// <summary>"answered", "busy", "noAnswer" …; null while the call is up.</summary>
    public string? Outcome { get; init; }
}
