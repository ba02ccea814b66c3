using Campaigns.Api.Paging;
using Campaigns.Domain.Campaigns;
using Campaigns.Persistence.History;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Campaigns;

/// <summary>What happened to a campaign.</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder campaigns) => campaigns
        .MapGet("/{id:guid}/history", ListAsync)
        .WithSummary("List what happened to a campaign, newest first: who launched, paused and edited it, and what it did by itself");

    private static async Task<Results<Ok<PageResponse<HistoryResponse>>, ProblemHttpResult>> ListAsync(
        Guid id, [AsParameters] PageQuery page, HistoryLog history, CancellationToken cancellationToken)
    {
        if (page.Refusal(query => HistoryCursor.Of(query.After)) is { } refusal)
        {
            return refusal;
        }

        var rows = await history.ListAsync(new CampaignId(id), HistoryCursor.Of(page.After) ?? HistoryPlace.Newest, page.Size + 1, cancellationToken);
        return TypedResults.Ok(new PageResponse<HistoryResponse>(
            [.. rows.Take(page.Size).Select(HistoryResponse.From)],
            rows.Count > page.Size ? PageCursor.Encode(HistoryCursor.TextOf(rows[page.Size - 1].Place)) : null));
    }
}
