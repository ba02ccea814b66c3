using Campaigns.Api.Problems;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Security;

/// <summary>
/// One team's key sees nothing of another's: before anything of the request is read, the thing in its path must be the caller's team's. Another team's
/// thing is answered as one that doesn't exist.
/// </summary>
internal sealed class TeamGate(RequestDelegate next, TeamResources resources)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TeamOwned>() is { } owned
            && Caller.Of(context.User) is { } caller
            && Guid.TryParse(context.GetRouteValue(owned.RouteValue)?.ToString(), out var id)
            && await resources.TeamOfAsync(id, context.RequestAborted) != caller.Team)
        {
            await ApiProblem.NotFound(owned.What, id).ExecuteAsync(context);
            return;
        }

        await next(context);
    }
}
