using System.Security.Claims;
using System.Text.Encodings.Web;
using Campaigns.Api.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Security;

/// <summary>Authenticates requests by API key.</summary>
internal sealed class ApiKeyScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "apiKey";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PresentedKey.In(Request.Headers) is not { } key)
        {
            return AuthenticateResult.NoResult();
        }

        if (!await keys.VerifyAsync(key, Context.RequestAborted))
        {
            return AuthenticateResult.Fail("The API key isn't known.");
        }

        var identity = new ClaimsIdentity(Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"campaigns\"";
        return ApiProblem
            .Of(ProblemKind.Unauthorized, "Give an API key that this installation knows: X-Api-Key: oc_… or Authorization: Bearer oc_….")
            .ExecuteAsync(Context);
    }
}
