using Campaigns.Api.Json;
using Campaigns.Api.Problems;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>What a picture of a campaign is drawn from.</summary>
internal static class InsightEndpoints
{
    public static void MapInsights(this IEndpointRouteBuilder campaigns)
    {
        campaigns.MapGet("/{id:guid}/timeline", TimelineAsync)
            .WithSummary("Ended attempts by stretches of time")
            .WithDescription("Oldest first, at most 500 stretches. Stretches in which no attempt ended are left out.");
        campaigns.MapGet("/{id:guid}/windows", WindowsAsync).WithSummary("Where the contacts wait that were never tried, and when they may be called");
    }

    private static async Task<Results<Ok<IReadOnlyList<TimelineResponse>>, ProblemHttpResult>> TimelineAsync(
        Guid id, [AsParameters] TimelineQuery query, TimelineReadModel timeline, TimeProvider time, CancellationToken cancellationToken)
    {
        var faults = new RequestFaults();
        var (from, to, every) = query.Read(Instant.FromDateTimeOffset(time.GetUtcNow()), faults);
        if (faults.QueryRefusal() is { } refusal)
        {
            return refusal;
        }

        var buckets = await timeline.ReadAsync(new CampaignId(id), from, to, every, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<TimelineResponse>>([.. buckets.Select(TimelineResponse.Of)]);
    }

    private static async Task<Results<Ok<IReadOnlyList<WindowResponse>>, ProblemHttpResult>> WindowsAsync(
        Guid id, IGrainFactory grains, WaitingReadModel waiting, HoursCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await grains.GetGrain<ICampaignGrain>(id).GetAsync() is not { } campaign)
        {
            return ApiProblem.NotFound("campaign", id);
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var sets = await waiting.ReadAsync(new CampaignId(id), cancellationToken);
        return TypedResults.Ok<IReadOnlyList<WindowResponse>>(
            [.. sets.Select(set => WindowResponse.From(set, calendar.HoursOf(campaign.Entry.Settings, set.ZoneIds), now))]);
    }
}
