using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Api.Tests.Endpoints;

/// <summary>One route under /api/v1, read off the route table, with the id of something that is there.</summary>
/// <param name="Endpoint">As it is registered.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">With every parameter filled in.</param>
/// <param name="Accepts">The first media type of a body that it takes; null: it takes none.</param>
internal sealed partial record ApiRoute(RouteEndpoint Endpoint, string Method, string Path, string? Accepts)
{
    /// <summary>Every route but those whose answers don't end by themselves.</summary>
    public static IEnumerable<RouteEndpoint> Endpoints(ApiHost host) => host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
        .Where(endpoint => !endpoint.RoutePattern.RawText!.EndsWith("/events", StringComparison.Ordinal));

    /// <summary>Every route with something to ask it of.</summary>
    public static async Task<IReadOnlyList<ApiRoute>> AllAsync(ApiHost host)
    {
        List<ApiRoute> routes = [];
        foreach (var endpoint in Endpoints(host))
        {
            // Of a campaign that is there where the path names one: a 404 would hide what lies behind it.
            var id = endpoint.RoutePattern.RawText!.Contains("campaigns/{", StringComparison.Ordinal) ? await host.Http.CreateCampaignAsync() : await IdOfAsync(host, endpoint);
            var path = Parameter().Replace(endpoint.RoutePattern.RawText!, match => match.Value.Contains("guid", StringComparison.Ordinal) ? id.ToString() : "1");
            routes.AddRange(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(
                method => new ApiRoute(endpoint, method, path, endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0])));
        }

        Assert.True(routes.Count > 40, $"{routes.Count} routes.");
        return routes;
    }

    /// <summary>A parameter of a route's pattern.</summary>
    [GeneratedRegex(@"\{[^}]+\}")]
    public static partial Regex Parameter();

    private static async Task<Guid> IdOfAsync(ApiHost host, RouteEndpoint endpoint)
    {
        var (kind, json) = endpoint.RoutePattern.RawText! switch
        {
            var route when route.Contains("trunks/{", StringComparison.Ordinal) => ("trunks", """{ "name": "T", "host": "127.0.0.1", "callerNumbers": ["+12024561111"] }"""),
            var route when route.Contains("assistants/{", StringComparison.Ordinal) => ("assistants", """{ "name": "A" }"""),
            var route when route.Contains("webhooks/{", StringComparison.Ordinal) => ("webhooks", """{ "url": "https://hooks.example.org" }"""),
            _ => ("", ""),
        };
        return kind.Length == 0 ? Guid.NewGuid() : (await host.Http.PostJsonAsync($"/api/v1/{kind}", json, HttpStatusCode.Created))["id"]!.GetValue<Guid>();
    }
}
