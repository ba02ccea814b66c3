using Campaigns.Domain.Access;
using Campaigns.Domain.Frequency;

namespace Campaigns.Persistence.Limits;

/// <summary>The limits that hold for an intent, as the rows of its campaign and team have them.</summary>
/// <param name="Team">Whose campaign it is.</param>
/// <param name="CampaignFrequency">JSON of <see cref="FrequencyLimits"/>; null: none.</param>
/// <param name="TeamLimits">JSON of <see cref="Limits.TeamLimits"/>; null: none.</param>
internal readonly record struct StoredLimits(TeamId Team, string? CampaignFrequency, string? TeamLimits)
{
    /// <summary>What the team limits.</summary>
    public TeamLimits OfTeam => TeamLimits is { } text ? StoredJson.Read<TeamLimits>(text) : Limits.TeamLimits.None;

    /// <summary>How often a number may be called, by team and campaign together.</summary>
    public FrequencyLimits Frequency => OfTeam.Frequency.With(CampaignFrequency is { } own ? StoredJson.Read<FrequencyLimits>(own) : FrequencyLimits.None);
}
