using Campaigns.Api.Paging;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaigns.Api.Audit;

/// <summary>Who changed what in the caller's team.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api) => api
        .MapGet("/audit", ListAsync)
        .WithTags("Audit")
        .RequireScope(Scopes.Admin)
        .WithSummary("List the changes that keys of the team made, newest first");

    private static async Task<Results<Ok<PageResponse<AuditResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller, [AsParameters] PageQuery page, AuditLog log, CancellationToken cancellationToken)
    {
        if (page.Refusal(query => query.AfterNumber) is { } refusal)
        {
            return refusal;
        }

        var rows = await log.ListAsync(caller.Team, page.AfterNumber, page.Size + 1, cancellationToken);
        return TypedResults.Ok(PageResponse<AuditResponse>.From(rows, page.Size, AuditResponse.From, row => row.Id));
    }
}
