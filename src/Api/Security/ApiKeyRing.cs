using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Security;

/// <summary>
/// Verifies API keys, and remembers for half a minute which ones were good, so that a busy client costs the database one question and not one a request.
/// What is remembered is a hash: neither a dump of this process nor the time of a look-up tells a key. Bad keys are not remembered.
/// </summary>
internal sealed class ApiKeyRing(ApiKeys keys, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, long> _goodSince = new(StringComparer.Ordinal);

    public async Task<bool> VerifyAsync(string key, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        if (_goodSince.TryGetValue(hash, out var since) && time.GetElapsedTime(since) < Remembered)
        {
            return true;
        }

        var asked = time.GetTimestamp();
        if (await keys.VerifyAsync(key, cancellationToken))
        {
            _goodSince[hash] = asked;
            return true;
        }

        _goodSince.TryRemove(hash, out _);
        return false;
    }
}
