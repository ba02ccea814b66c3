using Campaigns.Api.Json;
using Campaigns.Domain.Rehearsal;
using NodaTime;

namespace Campaigns.Api.Campaigns.Rehearsal;

/// <summary>What a rehearsal came to. Nothing was dialled, nothing was changed.</summary>
internal sealed record ForecastResponse
{
    public required Instant StartedAt { get; init; }

    /// <summary>When the last contact is final and the last call over; null: not within a year.</summary>
    public required Instant? FinishedAt { get; init; }

    /// <summary>Contacts that were rehearsed.</summary>
    public required long Total { get; init; }

    /// <summary>Calls that were started.</summary>
    public required long Calls { get; init; }

    /// <summary>Attempts by disposition, those that occur.</summary>
    public required IReadOnlyDictionary<string, long> Attempts { get; init; }

    /// <summary>Contacts by their final state, those that occur.</summary>
    public required IReadOnlyDictionary<string, long> Contacts { get; init; }

    /// <summary>Most calls up at once.</summary>
    public required int PeakCalls { get; init; }

    /// <summary>Other campaigns that had their share of the trunk.</summary>
    public required int OtherCampaigns { get; init; }

    /// <summary>Hours in which calls are started, in order.</summary>
    public required IReadOnlyList<ForecastHourResponse> Hours { get; init; }

    /// <summary>Contacts that no call can reach, and which gate keeps them from it.</summary>
    public required IReadOnlyList<UnreachableResponse> Unreachable { get; init; }

    public static ForecastResponse From(Forecast forecast, int otherCampaigns) => new()
    {
        StartedAt = forecast.StartedAt,
        FinishedAt = forecast.FinishedAt,
        Total = forecast.Contacts.Values.Sum(),
        Calls = forecast.Attempts.Values.Sum(),
        Attempts = forecast.Attempts.ToDictionary(entry => ApiJson.TextOf(entry.Key), entry => entry.Value),
        Contacts = forecast.Contacts.OrderBy(entry => entry.Key).ToDictionary(entry => ApiJson.TextOf(entry.Key), entry => entry.Value),
        PeakCalls = forecast.PeakCalls,
        OtherCampaigns = otherCampaigns,
        Hours = [.. forecast.Hours.Select(hour => new ForecastHourResponse(hour.Begin, hour.Started, hour.Answered))],
        Unreachable = [.. forecast.Unreachable.Select(some => new UnreachableResponse(ApiJson.TextOf(some.Reason), some.Count))],
    };
}
