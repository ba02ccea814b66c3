using Campaigns.Domain.Frequency;
using NodaTime;

namespace Campaigns.Domain.Teams;

/// <summary>What a team decides for all its campaigns.</summary>
public sealed record TeamSettings
{
    /// <summary>What holds until a team decides otherwise.</summary>
    public static TeamSettings Default { get; } = new();

    /// <summary>How often one number may be called, over all campaigns. Default: no limits.</summary>
    public FrequencyLimits Frequency { get; init; } = FrequencyLimits.None;

    /// <summary>
    /// Attempts that all campaigns together may begin on one day (UTC), 1–100,000,000: what a stolen key can cost at most. Null: no such cap.
    /// </summary>
    public int? MaxCallsPerDay { get; init; }

    /// <summary>
    /// Minutes that all campaigns together may talk on one day (UTC), 1–10,000,000. A call that is up counts as long as its campaign lets it last. Null: no such cap.
    /// </summary>
    public int? MaxMinutesPerDay { get; init; }

    /// <summary>
    /// Days for which attempts, and contacts that nothing more will be done with, are kept after the end of their campaign, 1–3650. Null: for ever.
    /// </summary>
    public int? RetentionDays { get; init; }

    /// <summary>The last instant whose records are still kept; null: all are.</summary>
    public Instant? KeptSince(Instant now) => RetentionDays is { } days ? now - Duration.FromDays(days) : null;
}
