using Microsoft.AspNetCore.Routing;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class OpenApiTests(SharedApi api)
{
    [Fact]
    public async Task Describes_every_route_of_the_api()
    {
        var document = await api.Host.Http.GetJsonAsync("/openapi/v1.json");

        var described = document["paths"]!.AsObject().Select(path => path.Key).ToHashSet();
        var routes = api.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(route => route.StartsWith("/api/v1/", StringComparison.Ordinal))
            .Select(route => route.Replace(":guid", "", StringComparison.Ordinal).Replace(":long", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal).TrimEnd('/'))
            .ToHashSet();
        Assert.Equal(routes.Order(), described.Select(path => path.TrimEnd('/')).Where(path => path.StartsWith("/api/v1/", StringComparison.Ordinal)).Order());
        Assert.NotNull(document["components"]!["securitySchemes"]!["apiKey"]);
    }

    [Fact]
    public async Task Describes_the_body_of_a_campaign_with_its_defaults()
    {
        var document = await api.Host.Http.GetJsonAsync("/openapi/v1.json");

        var body = document["paths"]!["/api/v1/campaigns"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        Assert.EndsWith("CampaignRequest", body["$ref"]!.GetValue<string>(), StringComparison.Ordinal);
        var schema = document["components"]!["schemas"]!["CampaignRequest"]!["properties"]!;
        Assert.Contains("Default 5", schema["maxConcurrentCalls"]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
