using System.Globalization;
using System.Security.Claims;
using Campaigns.Domain.Access;

namespace Campaigns.Api.Security;

/// <summary>Who asks. Bound from the request's identity; a handler that takes it can't forget whose things it shows.</summary>
/// <param name="KeyId">The public part of the key.</param>
/// <param name="Team">Whose things it reaches.</param>
/// <param name="Scopes">What it may do with them.</param>
internal sealed record Caller(string KeyId, TeamId Team, Scopes Scopes)
{
    private const string TeamClaim = "team";
    private const string ScopesClaim = "scopes";

    /// <summary>An identity that carries a grant.</summary>
    public static ClaimsIdentity IdentityOf(ApiKeyGrant grant, string scheme) => new(
        [
            new Claim(ClaimTypes.NameIdentifier, grant.KeyId),
            new Claim(TeamClaim, grant.Team.ToString()),
            new Claim(ScopesClaim, ((short)grant.Scopes).ToString(CultureInfo.InvariantCulture)),
        ],
        scheme);

    /// <summary>The caller of an identity; null when it carries no grant.</summary>
    public static Caller? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } key
        && Guid.TryParse(user.FindFirstValue(TeamClaim), out var team)
        && short.TryParse(user.FindFirstValue(ScopesClaim), CultureInfo.InvariantCulture, out var scopes)
            ? new Caller(key, new TeamId(team), (Scopes)scopes)
            : null;

    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));
}
