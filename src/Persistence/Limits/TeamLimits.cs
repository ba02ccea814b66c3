using Campaigns.Domain.Frequency;
using Campaigns.Domain.Teams;

namespace Campaigns.Persistence.Limits;

/// <summary>What of a team's settings every intent asks, as <c>teams.limits</c> has it; a team without limits has none there, and costs nothing.</summary>
internal sealed record TeamLimits(FrequencyLimits Frequency, int? MaxCallsPerDay, int? MaxMinutesPerDay = null)
{
    public static TeamLimits None { get; } = new(FrequencyLimits.None, null);

    /// <summary>The column's text; null when nothing is limited.</summary>
    public static string? TextOf(TeamSettings settings)
    {
        var limits = new TeamLimits(settings.Frequency, settings.MaxCallsPerDay, settings.MaxMinutesPerDay);
        return limits == None ? null : StoredJson.Write(limits);
    }
}
