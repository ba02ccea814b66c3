using System.Collections.Concurrent;
using Campaigns.Domain.Access;

namespace Campaigns.Api.Security;

/// <summary>
/// What good secrets stand for, remembered by their hashes for a few seconds, so that a busy client costs the database one question and not one
/// a request. Bad ones are not remembered. Thread safe.
/// </summary>
internal sealed class RememberedGrants(TimeProvider time)
{
    /// <summary>How long a good secret is not asked for again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Known> _good = new(StringComparer.Ordinal);

    /// <summary>The remembered grant, else what <paramref name="ask"/> finds; null for a secret that isn't good.</summary>
    /// <param name="hash">Of the secret, in hexadecimal.</param>
    /// <param name="ask">Asks the database.</param>
    public async Task<ApiKeyGrant?> FindAsync(string hash, Func<Task<ApiKeyGrant?>> ask)
    {
        if (_good.TryGetValue(hash, out var known) && time.GetElapsedTime(known.Since) < Remembered)
        {
            return known.Grant;
        }

        var asked = time.GetTimestamp();
        if (await ask() is not { } grant)
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

    /// <summary>One secret is asked for again at once.</summary>
    public void Forget(string hash) => _good.TryRemove(hash, out _);

    /// <summary>Whatever stands for this key is asked for again at once.</summary>
    public void ForgetKey(string keyId)
    {
        foreach (var (hash, known) in _good)
        {
            if (known.Grant.KeyId == keyId)
            {
                _good.TryRemove(hash, out _);
            }
        }
    }

    private sealed record Known(ApiKeyGrant Grant, long Since);
}
