namespace Campaigns.LoadTester.Api;

/// <summary>What detection found out about who answered; only what is used here.</summary>
internal sealed record DetectionView
{
    /// <summary>"human", "machine" or "unsure".</summary>
    public required string Verdict { get; init; }

    /// <summary>The rule that decided.</summary>
    public required string Cause { get; init; }

    /// <summary>Milliseconds of listening until the verdict.</summary>
    public required int TookMs { get; init; }

    /// <summary>"beep" or another word for how a machine's greeting ended; null when nobody waited for that.</summary>
    public string? GreetingEnd { get; init; }

    /// <summary>The drop message was played to its end; null when none was to be left.</summary>
    public bool? MessageDropped { get; init; }
}
