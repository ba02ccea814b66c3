using System.Security.Claims;
using System.Text.Encodings.Web;
using Campaigns.Api.Security;
using Campaigns.Persistence.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Browser;

/// <summary>
/// Authenticates a browser by its session's cookie: on the dashboard's own routes only, never on the API's (see <see cref="BrowserRoutes"/>).
/// </summary>
internal sealed class SessionScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionRing sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session";

    /// <summary>Carries the hash of the session's token, by which what the page asks of the API is authenticated anew each time.</summary>
    public const string SessionClaim = "session";

    private const int MaxTokenLength = 100;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[SessionCookie.Name] is not { Length: > 0 and <= MaxTokenLength } token)
        {
            return AuthenticateResult.NoResult();
        }

        var hash = Convert.ToHexString(SessionToken.HashOf(token));
        if (await sessions.FindAsync(hash, Context.RequestAborted) is not { } grant)
        {
            return AuthenticateResult.Fail("The session is over.");
        }

        var identity = Caller.IdentityOf(grant, Name);
        identity.AddClaim(new Claim(SessionClaim, hash));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Only a page that a person opened leads to the sign-in; a script's request is told that it may not.
        if (HttpMethods.IsGet(Request.Method) && Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            Response.Redirect($"/sign-in?from={Uri.EscapeDataString(Request.Path + Request.QueryString)}");
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
