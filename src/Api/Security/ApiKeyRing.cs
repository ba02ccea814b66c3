using System.Security.Cryptography;
using System.Text;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Security;

/// <summary>
/// Verifies API keys, and remembers for a few seconds which ones were good. What is remembered is a hash: neither a dump of this process nor the
/// time of a look-up tells a key. A key that was revoked by another process is good for at most <see cref="RememberedGrants.Remembered"/> longer.
/// </summary>
internal sealed class ApiKeyRing(ApiKeys keys, TimeProvider time)
{
    private readonly RememberedGrants _good = new(time);

    /// <summary>What the key stands for; null for one that isn't good.</summary>
    public Task<ApiKeyGrant?> VerifyAsync(string key, CancellationToken cancellationToken) => _good.FindAsync(
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))), () => keys.VerifyAsync(key, cancellationToken));

    /// <summary>A key was revoked here: it is asked for again at once.</summary>
    public void Forget(string keyId) => _good.ForgetKey(keyId);
}
