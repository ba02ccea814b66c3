using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Campaigns.Persistence.Access;

/// <summary>What a browser keeps of a session: 256 random bits, of which only the SHA-256 hash is stored. Who reads the table can't sign in with it.</summary>
public static class SessionToken
{
    private const int TokenBytes = 32;

    /// <summary>A new one, in base64url.</summary>
    internal static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>What is stored of a token, 32 octets.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
