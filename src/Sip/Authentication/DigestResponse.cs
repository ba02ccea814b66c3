using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Campaigns.Sip.Authentication;

/// <summary>The request-digest of RFC 7616 §3.4.1, and of RFC 2069 where the challenge has no qop.</summary>
internal static class DigestResponse
{
    /// <summary>The response parameter in lower-case hexadecimal.</summary>
    public static string Compute(
        DigestChallenge challenge, DigestCredentials credentials, string method, string uri, string cnonce, uint nonceCount)
    {
        var algorithm = challenge.Algorithm;
        var a1 = Hash(algorithm, $"{credentials.UserName}:{challenge.Realm}:{credentials.Password}");
        var a2 = Hash(algorithm, $"{method}:{uri}");
        return challenge.HasQop
            ? Hash(algorithm, $"{a1}:{challenge.Nonce}:{FormatCount(nonceCount)}:{cnonce}:auth:{a2}")
            : Hash(algorithm, $"{a1}:{challenge.Nonce}:{a2}");
    }

    /// <summary>nc is eight hexadecimal digits.</summary>
    public static string FormatCount(uint nonceCount) => nonceCount.ToString("x8", CultureInfo.InvariantCulture);

    private static string Hash(DigestAlgorithm algorithm, string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var octets = Encoding.UTF8.GetBytes(text);
        var length = algorithm == DigestAlgorithm.Sha256 ? SHA256.HashData(octets, hash) : Md5(octets, hash);
        return Convert.ToHexStringLower(hash[..length]);
    }

#pragma warning disable CA5351 // MD5 is what most carriers still offer; a stronger offer is preferred.
    private static int Md5(byte[] octets, Span<byte> hash) => MD5.HashData(octets, hash);
#pragma warning restore CA5351
}
