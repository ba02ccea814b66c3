using Campaigns.Domain.Amd;

namespace Campaigns.Domain.CallRecords;

/// <summary>What detection found out about who answered, and what came of it.</summary>
public sealed record Detection
{
    public required AmdVerdict Verdict { get; init; }

    /// <summary>The rule that decided.</summary>
    public required AmdCause Cause { get; init; }

    /// <summary>Milliseconds of the far end's audio until the verdict.</summary>
    public required int TookMs { get; init; }

    /// <summary>It was taken for a person first, and a beep showed otherwise.</summary>
    public bool Corrected { get; init; }

    /// <summary>How the machine's greeting ended; null when nobody waited for that, or the call ended first.</summary>
    public GreetingEnd? GreetingEnd { get; init; }

    /// <summary>The drop message was played to its end; null when there was none to play.</summary>
    public bool? MessageDropped { get; init; }
}
