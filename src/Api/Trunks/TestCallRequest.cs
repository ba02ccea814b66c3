namespace Campaigns.Api.Trunks;

/// <summary>One call over a trunk, to see what its carrier answers.</summary>
internal sealed record TestCallRequest
{
    /// <summary>The number to call, in international form. Required.</summary>
    public string? Number { get; init; }

    /// <summary>One of the trunk's callerNumbers. Default: the first that doesn't rest.</summary>
    public string? CallerNumber { get; init; }

    /// <summary>How long it may ring, 5–60 s. Default 30 s.</summary>
    public string? RingTimeout { get; init; }

    /// <summary>How long an answered call lasts, 1–60 s. Default 10 s.</summary>
    public string? HangUpAfter { get; init; }

    /// <summary>Keep to the legal hours of the place where the number is. False needs a key with the scope admin. Default true.</summary>
    public bool? LegalHours { get; init; }
}
