using Campaigns.Domain.Amd;
using Campaigns.Domain.CallRecords;

namespace Campaigns.Api.Attempts;

/// <summary>What detection found out about who answered.</summary>
internal sealed record DetectionResponse
{
    public required AmdVerdict Verdict { get; init; }

    /// <summary>The rule that decided, named like Asterisk's.</summary>
    public required AmdCause Cause { get; init; }

    /// <summary>Milliseconds of the far end's audio until the verdict.</summary>
    public required int TookMs { get; init; }

    /// <summary>It was taken for a person first, and a beep showed otherwise.</summary>
    public required bool Corrected { get; init; }

    /// <summary>How the machine's greeting ended; null when nobody waited for that, or the call ended first.</summary>
    public required GreetingEnd? GreetingEnd { get; init; }

    /// <summary>The drop message was played to its end; null when none was to be left.</summary>
    public required bool? MessageDropped { get; init; }

    public static DetectionResponse? From(Detection? detection) => detection is null ? null : new DetectionResponse
    {
        Verdict = detection.Verdict,
        Cause = detection.Cause,
        TookMs = detection.TookMs,
        Corrected = detection.Corrected,
        GreetingEnd = detection.GreetingEnd,
        MessageDropped = detection.MessageDropped,
    };
}
