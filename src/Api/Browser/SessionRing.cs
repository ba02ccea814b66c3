using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Browser;

/// <summary>
/// Finds out what a session stands for, and remembers it for a few seconds: a page asks often. A session of a key is never better than the key; one of a person who signed in
/// with an OpenID provider is what the configuration gives their roles now. A key that was revoked, or a session that was ended by another process, is good for at most
/// <see cref="RememberedGrants.Remembered"/> longer.
/// </summary>
internal sealed class SessionRing(BrowserSessions ofKeys, ProviderSessions ofPeople, RoleMapping roles, TimeProvider time)
{
    private readonly RememberedGrants _good = new(time);

    /// <summary>What the session stands for; null for one that is over.</summary>
    /// <param name="hash">The token's hash in hexadecimal, as the identity of a signed-in person carries it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<ApiKeyGrant?> FindAsync(string hash, CancellationToken cancellationToken) => _good.FindAsync(hash, () => AskAsync(Convert.FromHexString(hash), cancellationToken));

    /// <summary>The key's sessions are asked for again at once: it was revoked here.</summary>
    public void Forget(string keyId) => _good.ForgetKey(keyId);

    /// <summary>The person of this session works for another team from now on.</summary>
    public async Task MoveAsync(string hash, TeamId team, CancellationToken cancellationToken)
    {
        await ofPeople.MoveAsync(Convert.FromHexString(hash), team, cancellationToken);
        _good.Forget(hash);
    }

    /// <summary>Ends a session.</summary>
    public async Task CloseAsync(string hash, CancellationToken cancellationToken)
    {
        await ofKeys.CloseAsync(Convert.FromHexString(hash), cancellationToken);
        await ofPeople.CloseAsync(Convert.FromHexString(hash), cancellationToken);
        _good.Forget(hash);
    }

    private async Task<ApiKeyGrant?> AskAsync(byte[] hash, CancellationToken cancellationToken) =>
        await ofKeys.FindAsync(hash, cancellationToken) ?? (await ofPeople.FindAsync(hash, cancellationToken) is { } session ? GrantOf(session) : null);

    /// <summary>Nothing when the person's roles give nothing in the session's team any more.</summary>
    private ApiKeyGrant? GrantOf(ProviderSession session)
    {
        var given = roles.Of([.. session.Roles]);
        return given.Where(team => team.Team == session.Team).Select(team => new ApiKeyGrant($"oidc:{session.Subject}", team.Team, team.Scopes)
        {
            Person = new SignedInPerson(session.Name, [.. given.Select(other => other.Team)]),
        }).FirstOrDefault();
    }
}
