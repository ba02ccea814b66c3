using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Security;

/// <summary>
/// Verifies API keys, and remembers for a few seconds which ones were good, so that a busy client costs the database one question and not one a request.
/// What is remembered is a hash: neither a dump of this process nor the time of a look-up tells a key. Bad keys are not remembered.
/// A key that was revoked by another process is good for at most <see cref="Remembered"/> longer.
/// </summary>
internal sealed class ApiKeyRing(ApiKeys keys, TimeProvider time)
{
    /// <summary>How long a good key is not asked for again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Known> _good = new(StringComparer.Ordinal);

    /// <summary>What the key stands for; null for one that isn't good.</summary>
    public async Task<ApiKeyGrant?> VerifyAsync(string key, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        if (_good.TryGetValue(hash, out var known) && time.GetElapsedTime(known.Since) < Remembered)
        {
            return known.Grant;
        }

        var asked = time.GetTimestamp();
        if (await keys.VerifyAsync(key, cancellationToken) is not { } grant)
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

    /// <summary>A key was revoked here: it is asked for again at once.</summary>
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

    private sealed record Known(ApiKeyGrant Grant, long Since);
}
