namespace Campaigns.Api.Security;

/// <summary>Marks routes whose path names something that belongs to a team.</summary>
internal static class TeamOwnedConventions
{
    /// <summary>This route, or every route of the group, if its path has the value.</summary>
    public static TBuilder OwnedByTeam<TBuilder>(this TBuilder routes, string what, string routeValue) where TBuilder : IEndpointConventionBuilder
    {
        routes.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder route && route.RoutePattern.GetParameter(routeValue) is not null)
            {
                endpoint.Metadata.Add(new TeamOwned(what, routeValue));
            }
        });
        return routes;
    }
}
