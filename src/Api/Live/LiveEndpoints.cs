using Campaigns.Api.Campaigns;
using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Live;

/// <summary>Live views.</summary>
internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder api) => api
        .MapGet("/campaigns/{id:guid}/events", WatchAsync)
        .WithTags("Live")
        .OwnedByTeam("campaign", "id")
        .WithSummary("Watch a campaign as server-sent events")
        .WithDescription("First event: the progress now. A comment each 15 s of silence. Event \"end\" when the campaign is over; who connects again after that gets 204.")
        .Produces<ProgressResponse>(StatusCodes.Status200OK, "text/event-stream")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> WatchAsync(
        Guid id,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        ProgressFeeds feeds,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        if (await feeds.ReadAsync(id) is not { } now)
        {
            return ApiProblem.NotFound("campaign", id);
        }

        // 204 is how an EventSource learns that it need not connect again.
        return lastEventId is not null && ProgressFeed.IsOver(now)
            ? TypedResults.NoContent()
            : new EventStream(feeds.WatchAsync(id, cancellationToken), lifetime.ApplicationStopping);
    }
}
