using Campaigns.Api.Paging;
using Campaigns.Api.Security;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Attempts;

/// <summary>Ended attempts: the call detail records.</summary>
internal static class AttemptEndpoints
{
    public static void MapAttempts(this IEndpointRouteBuilder api)
    {
        var campaign = api.MapGroup("/campaigns/{campaignId:guid}").WithTags("Attempts").OwnedByTeam("campaign", "campaignId");
        campaign.MapGet("/attempts", ListAsync).WithSummary("List a campaign's ended attempts, newest first");
        campaign.MapGet("/contacts/{contactId:long}/attempts", OfContactAsync).WithSummary("List a contact's ended attempts, in their order");
    }

    private static async Task<Results<Ok<PageResponse<AttemptResponse>>, ProblemHttpResult>> ListAsync(
        Guid campaignId, [AsParameters] PageQuery page, AttemptReadModel attempts, CancellationToken cancellationToken)
    {
        if (page.Refusal(query => query.AfterNumber) is { } refusal)
        {
            return refusal;
        }

        var rows = await attempts.ListAsync(new CampaignId(campaignId), page.AfterNumber, page.Size + 1, cancellationToken);
        return TypedResults.Ok(PageResponse<AttemptResponse>.From(rows, page.Size, AttemptResponse.From, row => row.RecordId));
    }

    private static async Task<Ok<PageResponse<AttemptResponse>>> OfContactAsync(
        Guid campaignId, long contactId, AttemptReadModel attempts, CancellationToken cancellationToken)
    {
        // A contact has 50 attempts at most, so there is always one page.
        var rows = await attempts.ListAsync(new ContactKey(new CampaignId(campaignId), contactId), cancellationToken);
        return TypedResults.Ok(PageResponse<AttemptResponse>.Whole(rows, AttemptResponse.From));
    }
}
