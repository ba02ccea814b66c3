using System.Collections.Concurrent;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Browser;

/// <summary>
/// Finds out what a session's key may do, and remembers it for a few seconds: a page asks often. A key that was revoked, or a session that was ended
/// by another process, is good for at most <see cref="Remembered"/> longer.
/// </summary>
internal sealed class SessionRing(BrowserSessions sessions, TimeProvider time)
{
    /// <summary>How long a good session is not asked for again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Known> _good = new(StringComparer.Ordinal);

    /// <summary>What the session stands for; null for one that is over.</summary>
    /// <param name="hash">The token's hash in hexadecimal, as the identity of a signed-in person carries it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<ApiKeyGrant?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        if (_good.TryGetValue(hash, out var known) && time.GetElapsedTime(known.Since) < Remembered)
        {
            return known.Grant;
        }

        var asked = time.GetTimestamp();
        if (await sessions.FindAsync(Convert.FromHexString(hash), cancellationToken) is not { } grant)
        {
            _good.TryRemove(hash, out _);
            return null;
        }

        if (_good.Count >= MostKept)
        {
            _good.Clear();
        }

        _good[hash] = new Known(grant, asked);
        return grant;
    }

    /// <summary>The key's sessions are asked for again at once: it was revoked here.</summary>
    public void Forget(string keyId)
    {
        foreach (var (hash, known) in _good)
        {
            if (known.Grant.KeyId == keyId)
            {
                _good.TryRemove(hash, out _);
            }
        }
    }

    /// <summary>Ends a session.</summary>
    public async Task CloseAsync(string hash, CancellationToken cancellationToken)
    {
        await sessions.CloseAsync(Convert.FromHexString(hash), cancellationToken);
        _good.TryRemove(hash, out _);
    }

    private sealed record Known(ApiKeyGrant Grant, long Since);
}
