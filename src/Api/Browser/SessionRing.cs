using Campaigns.Api.Security;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Browser;

/// <summary>
/// Finds out what a session's key may do, and remembers it for a few seconds: a page asks often. A key that was revoked, or a session that was ended
/// by another process, is good for at most <see cref="RememberedGrants.Remembered"/> longer.
/// </summary>
internal sealed class SessionRing(BrowserSessions sessions, TimeProvider time)
{
    private readonly RememberedGrants _good = new(time);

    /// <summary>What the session stands for; null for one that is over.</summary>
    /// <param name="hash">The token's hash in hexadecimal, as the identity of a signed-in person carries it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<ApiKeyGrant?> FindAsync(string hash, CancellationToken cancellationToken) =>
        _good.FindAsync(hash, () => sessions.FindAsync(Convert.FromHexString(hash), cancellationToken));

    /// <summary>The key's sessions are asked for again at once: it was revoked here.</summary>
    public void Forget(string keyId) => _good.ForgetKey(keyId);

    /// <summary>Ends a session.</summary>
    public async Task CloseAsync(string hash, CancellationToken cancellationToken)
    {
        await sessions.CloseAsync(Convert.FromHexString(hash), cancellationToken);
        _good.Forget(hash);
    }
}
