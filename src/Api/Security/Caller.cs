using System.Globalization;
using System.Security.Claims;
using Campaigns.Domain.Access;

namespace Campaigns.Api.Security;

/// <summary>Who asks. Bound from the request's identity; a handler that takes it can't forget whose things it shows.</summary>
/// <param name="KeyId">The public part of the key, or "oidc:" and the provider's name for the person.</param>
/// <param name="Team">Whose things it reaches.</param>
/// <param name="Scopes">What it may do with them.</param>
internal sealed record Caller(string KeyId, TeamId Team, Scopes Scopes)
{
    private const string TeamClaim = "team";
    private const string ScopesClaim = "scopes";
    private const string MayEnterClaim = "mayEnter";

    /// <summary>Who signed in with an OpenID provider; null for a key.</summary>
    public SignedInPerson? Person { get; private init; }

    /// <summary>An identity that carries a grant.</summary>
    public static ClaimsIdentity IdentityOf(ApiKeyGrant grant, string scheme)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, grant.KeyId),
                new Claim(TeamClaim, grant.Team.ToString()),
                new Claim(ScopesClaim, ((short)grant.Scopes).ToString(CultureInfo.InvariantCulture)),
            ],
            scheme);
        if (grant.Person is { } person)
        {
            identity.AddClaim(new Claim(ClaimTypes.Name, person.Name));
            identity.AddClaims(person.Teams.Select(team => new Claim(MayEnterClaim, team.ToString())));
        }

        return identity;
    }

    /// <summary>The caller of an identity; null when it carries no grant.</summary>
    public static Caller? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } key
        && Guid.TryParse(user.FindFirstValue(TeamClaim), out var team)
        && short.TryParse(user.FindFirstValue(ScopesClaim), CultureInfo.InvariantCulture, out var scopes)
            ? new Caller(key, new TeamId(team), (Scopes)scopes) { Person = PersonOf(user) }
            : null;

    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));

    private static SignedInPerson? PersonOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) is { } name
        ? new SignedInPerson(name, [.. user.FindAll(MayEnterClaim).Select(claim => new TeamId(Guid.Parse(claim.Value)))])
        : null;
}
