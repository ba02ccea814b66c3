using System.Reflection;

namespace Campaigns.Api.Http;

/// <summary>Marks routes with the parameters that their queries may have.</summary>
internal static class KnownQueryConventions
{
    /// <summary>Every route of the group: <see cref="QueryGate"/> refuses whatever its handler doesn't read.</summary>
    public static RouteGroupBuilder RefuseUnknownQuery(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder route && endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault() is { } handler)
            {
                endpoint.Metadata.Add(KnownQuery.Of(handler, route.RoutePattern));
            }
        });
        return group;
    }
}
