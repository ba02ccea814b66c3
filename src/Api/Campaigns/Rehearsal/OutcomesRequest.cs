namespace Campaigns.Api.Campaigns.Rehearsal;

/// <summary>How calls end in a rehearsal. Shares are weights, 0–1; what they add up to is the whole. What is left out takes its default.</summary>
internal sealed record OutcomesRequest
{
    /// <summary>A person answers. Default 0.30.</summary>
    public double? Answered { get; init; }

    /// <summary>A machine answers. Default 0.25.</summary>
    public double? Voicemail { get; init; }

    /// <summary>It rings out. Default 0.33.</summary>
    public double? NoAnswer { get; init; }

    /// <summary>Default 0.06.</summary>
    public double? Busy { get; init; }

    /// <summary>Default 0.03.</summary>
    public double? Declined { get; init; }

    /// <summary>Default 0.02.</summary>
    public double? InvalidNumber { get; init; }

    /// <summary>Default 0.01.</summary>
    public double? TechnicalError { get; init; }

    /// <summary>The carrier refuses for capacity: nothing is spent, and the trunk slows down. Default 0.</summary>
    public double? Capacity { get; init; }

    /// <summary>From the INVITE to what ends the ringing, up to 2 min. Default "00:00:12".</summary>
    public string? RingTime { get; init; }

    /// <summary>With a person, on average, up to 4 h. Default "00:01:15".</summary>
    public string? TalkTime { get; init; }

    /// <summary>With a machine, up to 4 h. Default "00:00:35".</summary>
    public string? VoicemailTime { get; init; }
}
