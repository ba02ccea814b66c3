using System.Security.Claims;
using Campaigns.Dashboard.Client;

namespace Campaigns.Api.Browser;

/// <summary>
/// Lets the dashboard's pages use the HTTP API without a network: a request passes the same pipeline as any program's, scopes, team gate, rate limit,
/// idempotency and audit included, and is authenticated anew by the session of the person at the page.
/// </summary>
internal sealed class InProcessApi(IServiceScopeFactory scopes) : IApiChannel
{
    private RequestDelegate? _pipeline;

    /// <summary>Tells where requests go: to the start of the application's pipeline.</summary>
    public void Attach(RequestDelegate pipeline) => _pipeline = pipeline;

    public Task<HttpResponseMessage> SendAsync(ClaimsPrincipal user, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var session = user.FindFirst(SessionScheme.SessionClaim)?.Value;
        var pipeline = _pipeline ?? throw new InvalidOperationException("The API's pipeline isn't built yet.");
        return new InProcessExchange(pipeline, scopes, session is null ? null : new SessionCall(session)).SendAsync(request, cancellationToken);
    }
}
