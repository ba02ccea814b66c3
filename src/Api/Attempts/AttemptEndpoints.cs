using Campaigns.Api.Json;
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
    private static readonly ListOrder<AttemptSort> NewestFirst = new(AttemptSort.Recorded, Descending: true);

    public static void MapAttempts(this IEndpointRouteBuilder api)
    {
        var campaign = api.MapGroup("/campaigns/{campaignId:guid}").WithTags("Attempts").OwnedByTeam("campaign", "campaignId");
        campaign.MapGet("/attempts", OfCampaignAsync).WithSummary("List a campaign's ended attempts, newest first unless sorted otherwise");
        campaign.MapGet("/contacts/{contactId:long}/attempts", OfContactAsync).WithSummary("List a contact's ended attempts, in their order");
        api.MapGet("/attempts", OfTeamAsync).WithTags("Attempts").WithSummary("List the ended attempts of all campaigns, newest first unless sorted otherwise");
    }

    private static Task<Results<Ok<PageResponse<AttemptResponse>>, ProblemHttpResult>> OfCampaignAsync(
        Guid campaignId, [AsParameters] ListQuery list, [AsParameters] AttemptQuery query, AttemptReadModel attempts, CancellationToken cancellationToken) =>
        ListAsync(list, query, (filter, page) => attempts.ListAsync(new CampaignId(campaignId), filter, page, cancellationToken));

    private static Task<Results<Ok<PageResponse<AttemptResponse>>, ProblemHttpResult>> OfTeamAsync(
        Caller caller, [AsParameters] ListQuery list, [AsParameters] AttemptQuery query, AttemptReadModel attempts, CancellationToken cancellationToken) =>
        ListAsync(list, query, (filter, page) => attempts.ListAsync(caller.Team, filter, page, cancellationToken));

    private static async Task<Results<Ok<PageResponse<AttemptResponse>>, ProblemHttpResult>> ListAsync(
        ListQuery list, AttemptQuery query, Func<AttemptFilter, ListPage<AttemptSort, long>, Task<IReadOnlyList<AttemptRow>>> read)
    {
        var faults = new RequestFaults();
        var filter = query.Read(faults);
        var page = list.Read<AttemptSort, long>(NewestFirst, AttemptReadModel.KindOf, faults);
        if (faults.QueryRefusal() is { } refusal)
        {
            return refusal;
        }

        var rows = await read(filter, page);
        return TypedResults.Ok(PageResponse<AttemptResponse>.From(rows, page, AttemptResponse.From, row => row.RecordId, AttemptReadModel.ValueOf));
    }

    private static async Task<Ok<PageResponse<AttemptResponse>>> OfContactAsync(
        Guid campaignId, long contactId, AttemptReadModel attempts, CancellationToken cancellationToken)
    {
        // A contact has 50 attempts at most, so there is always one page.
        var rows = await attempts.ListAsync(new ContactKey(new CampaignId(campaignId), contactId), cancellationToken);
        return TypedResults.Ok(PageResponse<AttemptResponse>.Whole(rows, AttemptResponse.From));
    }
}
