using System.Security.Cryptography;

namespace Campaigns.Persistence.Secrets;

/// <summary>
/// AES-256-GCM under keys of the installation. The first key seals, any opens: a new key is put in front of the old ones, which stay as long as anything is
/// sealed under them.
/// </summary>
/// <param name="keys">May be none: then nothing can be sealed.</param>
/// <param name="setting">Where the keys are configured, for messages.</param>
internal sealed class InstallationCipher(IReadOnlyList<InstallationKey> keys, string setting)
{
    public const int TagBytes = 16;

    public bool CanSeal => keys.Count > 0;

    /// <summary>Whether it is the key that seals now.</summary>
    public bool IsFirst(string keyId) => keys.Count > 0 && keys[0].Id == keyId;

    public bool Knows(string keyId) => keys.Any(key => key.Id == keyId);

    /// <param name="octets">What to seal.</param>
    /// <param name="place">What it is bound to: it opens in this place alone.</param>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public SealedOctets Seal(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> place)
    {
        if (keys.Count == 0)
        {
            throw new InvalidOperationException($"No key is configured ({setting}).");
        }

        // Random: each nonce is used once under its key in all likelihood, even after 2^32 seals.
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var text = new byte[octets.Length + TagBytes];
        using var aes = new AesGcm(keys[0].Octets, TagBytes);
        aes.Encrypt(nonce, octets, text.AsSpan(..octets.Length), text.AsSpan(octets.Length..), place);
        return new SealedOctets(keys[0].Id, nonce, text);
    }

    /// <exception cref="CryptographicException">The key is missing, or it isn't what was sealed in this place.</exception>
    public byte[] Open(SealedOctets sealedOctets, ReadOnlySpan<byte> place)
    {
        var key = keys.FirstOrDefault(key => key.Id == sealedOctets.KeyId)
            ?? throw new CryptographicException($"It is encrypted under key {sealedOctets.KeyId}, which is not in {setting}.");
        if (sealedOctets.Text.Length < TagBytes)
        {
            throw new CryptographicException("What was sealed is cut off.");
        }

        var octets = new byte[sealedOctets.Text.Length - TagBytes];
        using var aes = new AesGcm(key.Octets, TagBytes);
        aes.Decrypt(sealedOctets.Nonce, sealedOctets.Text.AsSpan(..octets.Length), sealedOctets.Text.AsSpan(octets.Length..), octets, place);
        return octets;
    }
}
