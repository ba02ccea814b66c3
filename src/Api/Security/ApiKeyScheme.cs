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

        return await keys.VerifyAsync(key, Context.RequestAborted) is { } grant
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(Caller.IdentityOf(grant, Name)), Name))
            : AuthenticateResult.Fail("The API key isn't known.");
    }

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
