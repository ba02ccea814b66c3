using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Campaigns.Api.Http;

/// <summary>An answer with the version of what it shows as its ETag, and where it was created when it was.</summary>
/// <typeparam name="T">The response record.</typeparam>
internal sealed class Tagged<T>(T value, long version, string? createdAt = null) : IResult, IEndpointMetadataProvider
{
    public T Value => value;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers[HeaderNames.ETag] = ETag.Of(version);
        if (createdAt is not null)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = createdAt;
        }

        return response.WriteAsJsonAsync(value, httpContext.RequestAborted);
    }
}
