using Campaigns.Api.Json;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Teams;

namespace Campaigns.Api.Access;

/// <summary>What the team decides for all its campaigns. What is left out takes its default.</summary>
internal sealed record TeamSettingsRequest
{
    /// <summary>How often one number may be called, over all campaigns. Default: no limits.</summary>
    public FrequencyRequest? Frequency { get; init; }

    /// <summary>Attempts that all campaigns together may begin on one day (UTC), 1–100,000,000: what a stolen key can cost at most. Default: no cap.</summary>
    public int? MaxCallsPerDay { get; init; }

    /// <summary>Minutes that all campaigns together may talk on one day (UTC), 1–10,000,000; a call that is up counts as its longest. Default: no cap.</summary>
    public int? MaxMinutesPerDay { get; init; }

    /// <summary>Days for which contacts and attempts are kept after the end of their campaign, 1–3650. Default: for ever.</summary>
    public int? RetentionDays { get; init; }

    public TeamSettings ToSettings(RequestFaults faults)
    {
        var settings = new TeamSettings
        {
            Frequency = Frequency?.ToLimits() ?? FrequencyLimits.None,
            MaxCallsPerDay = MaxCallsPerDay,
            MaxMinutesPerDay = MaxMinutesPerDay,
            RetentionDays = RetentionDays,
        };
        faults.AddRange(TeamSettingsRules.Validate(settings));
        return settings;
    }
}
