using System.Security.Cryptography;

namespace Campaigns.Persistence.Secrets;

/// <summary>A key that the configuration gives and the database never holds, with the name that stands beside what it has sealed.</summary>
internal sealed class InstallationKey
{
    private const int KeyBytes = 32;
    private const int IdBytes = 8;

    private InstallationKey(byte[] octets) => (Octets, Id) = (octets, Convert.ToHexStringLower(SHA256.HashData(octets).AsSpan(0, IdBytes)));

    public byte[] Octets { get; }

    /// <summary>The beginning of the key's hash: the same wherever the key is configured, and no help to whoever has only the database.</summary>
    public string Id { get; }

    /// <summary>Null when the text is not 32 octets in base64.</summary>
    public static InstallationKey? Parse(string base64)
    {
        Span<byte> octets = stackalloc byte[KeyBytes];
        return Convert.TryFromBase64String(base64, octets, out var length) && length == KeyBytes ? new InstallationKey(octets.ToArray()) : null;
    }
}
