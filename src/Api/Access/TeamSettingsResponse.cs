using Campaigns.Domain.Teams;

namespace Campaigns.Api.Access;

/// <summary>What the team decides for all its campaigns.</summary>
internal sealed record TeamSettingsResponse
{
    /// <summary>Rises with each change; also the ETag.</summary>
    public required long Version { get; init; }

    public required FrequencyResponse Frequency { get; init; }

    /// <summary>Null: no cap.</summary>
    public required int? MaxCallsPerDay { get; init; }

    /// <summary>Null: no cap.</summary>
    public required int? MaxMinutesPerDay { get; init; }

    /// <summary>Null: for ever.</summary>
    public required int? RetentionDays { get; init; }

    public static TeamSettingsResponse From(TeamSettings settings, long version) => new()
    {
        Version = version,
        Frequency = FrequencyResponse.From(settings.Frequency),
        MaxCallsPerDay = settings.MaxCallsPerDay,
        MaxMinutesPerDay = settings.MaxMinutesPerDay,
        RetentionDays = settings.RetentionDays,
    };
}
