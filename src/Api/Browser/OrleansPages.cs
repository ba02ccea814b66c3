using Campaigns.Api.Problems;
using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Microsoft.AspNetCore.Authorization;
using Orleans.Dashboard;

namespace Campaigns.Api.Browser;

/// <summary>
/// Orleans' own dashboard: silos, activations, methods and reminders of the whole cluster. It knows no teams, so only administrators of the installation's first team see it,
/// by the session of the dashboard.
/// </summary>
internal static class OrleansPages
{
    /// <summary>Below which path it is.</summary>
    public const string Root = "/orleans";

    /// <summary>The one of its routes that calls grains of any type, by reflection, and shows what they return: secrets of trunks and agents as well.</summary>
    private const string GrainState = $"{Root}/GrainState";

    public static void MapOrleansPages(this IEndpointRouteBuilder browser)
    {
        var pages = browser.MapOrleansDashboard(Root);
        pages.ExcludeFromDescription().RequireAuthorization(new AuthorizationPolicyBuilder().RequireAssertion(RunsInstallation).Build());
        pages.AddEndpointFilter((context, next) => context.HttpContext.Request.Path.StartsWithSegments(GrainState, StringComparison.OrdinalIgnoreCase)
            ? ValueTask.FromResult<object?>(ApiProblem.Of(ProblemKind.NotFound, "What a grain holds in memory is not shown here."))
            : next(context));
    }

    private static bool RunsInstallation(AuthorizationHandlerContext context) =>
        Caller.Of(context.User) is { } caller && caller.Team == TeamId.First && caller.Scopes.Allow(Scopes.Admin);
}
