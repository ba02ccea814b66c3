using System.Security.Claims;

namespace Campaigns.Dashboard.Client;

/// <summary>The way from the pages to the HTTP API. The host decides how a request travels; what it may do is decided by the API, by who the person is.</summary>
public interface IApiChannel
{
    /// <summary>Sends a request; the answer is there with its headers, its body may still be coming.</summary>
    /// <param name="user">Who is signed in.</param>
    /// <param name="request">With a path such as "/api/v1/campaigns".</param>
    /// <param name="cancellationToken">Gives up until the answer begins; after that, disposing of it does.</param>
    Task<HttpResponseMessage> SendAsync(ClaimsPrincipal user, HttpRequestMessage request, CancellationToken cancellationToken);
}
