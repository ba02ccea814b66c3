using System.Security.Claims;
using System.Text.Encodings.Web;
using Campaigns.Api.Browser;
using Campaigns.Api.Problems;
using Campaigns.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Security;

/// <summary>Authenticates requests by API key, and those that the dashboard makes for a person who signed in with one.</summary>
internal sealed class ApiKeyScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRing keys, SessionRing sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "apiKey";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<SessionCall>() is { } call)
        {
            return await sessions.FindAsync(call.Hash, Context.RequestAborted) is { } signedIn
                ? Good(signedIn)
                : AuthenticateResult.Fail("The session is over.");
        }

        if (PresentedKey.In(Request.Headers) is not { } key)
        {
            return AuthenticateResult.NoResult();
        }

        return await keys.VerifyAsync(key, Context.RequestAborted) is { } grant
            ? Good(grant)
            : AuthenticateResult.Fail("The API key isn't known.");
    }

    private static AuthenticateResult Good(ApiKeyGrant grant) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(Caller.IdentityOf(grant, Name)), Name));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"campaigns\"";
        return ApiProblem
            .Of(ProblemKind.Unauthorized, "Give an API key that this installation knows: X-Api-Key: oc_… or Authorization: Bearer oc_….")
            .ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Scope;
        return ApiProblem
            .Of(ProblemKind.Forbidden, $"This needs a key with the scope \"{needed?.ToString().ToLowerInvariant()}\".")
            .ExecuteAsync(Context);
    }
}
