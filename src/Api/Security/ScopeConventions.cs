using Campaigns.Domain.Access;

namespace Campaigns.Api.Security;

/// <summary>Which scope a route needs: what it says, else read for GET and write for the rest.</summary>
internal static class ScopeConventions
{
    /// <summary>Names the scope of one route.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder route, Scopes scope) where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new RequiredScope(scope));
        return route;
    }

    /// <summary>Gives every route of the group that names no scope the one of its method.</summary>
    public static RouteGroupBuilder RequireScopes(this RouteGroupBuilder group)
    {
        // Finally: after what each route says of itself.
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (!endpoint.Metadata.OfType<RequiredScope>().Any())
            {
                endpoint.Metadata.Add(new RequiredScope(IsRead(endpoint) ? Scopes.Read : Scopes.Write));
            }
        });
        return group;
    }

    private static bool IsRead(EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault()?.HttpMethods.All(method => HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) ?? false;
}
