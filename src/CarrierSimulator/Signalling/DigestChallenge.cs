using System.Security.Cryptography;
using System.Text;

namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>Asks for digest credentials (RFC 3261 §22, RFC 7616) with one nonce for as long as the carrier runs.</summary>
internal sealed class DigestChallenge(DigestCredentials credentials)
{
    private const string Realm = "carrier";

    private readonly string _nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The WWW-Authenticate line, with its line end.</summary>
    public string Header =>
        $"WWW-Authenticate: Digest realm=\"{Realm}\", nonce=\"{_nonce}\", algorithm={credentials.Algorithm}, qop=\"auth\"\r\n";

    /// <param name="method">Of the request that carries the credentials.</param>
    /// <param name="authorization">The Authorization value; empty when the request had none.</param>
    public bool IsMetBy(ReadOnlySpan<char> method, ReadOnlySpan<char> authorization)
    {
        if (!authorization.StartsWith("Digest ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var given = Parameters(authorization["Digest ".Length..].ToString());
        if (given.GetValueOrDefault("username") != credentials.User
            || given.GetValueOrDefault("nonce") != _nonce
            || given.GetValueOrDefault("realm") != Realm
            || given.GetValueOrDefault("qop") != "auth"
            || !given.TryGetValue("uri", out var uri))
        {
            return false;
        }

        var secret = Hash($"{credentials.User}:{Realm}:{credentials.Password}");
        var request = Hash($"{method}:{uri}");
        var expected = Hash($"{secret}:{_nonce}:{given.GetValueOrDefault("nc")}:{given.GetValueOrDefault("cnonce")}:auth:{request}");
        return given.GetValueOrDefault("response") == expected;
    }

    private static Dictionary<string, string> Parameters(string text)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var first = HeaderValue.First(rest);
            rest = first.Length < rest.Length ? rest[first.Length..].TrimStart(" ,") : [];
            var equals = first.IndexOf('=');
            if (equals > 0)
            {
                parameters[first[..equals].Trim().ToString()] = first[(equals + 1)..].Trim().Trim('"').ToString();
            }
        }

        return parameters;
    }

#pragma warning disable CA5351 // RFC 3261's digest is MD5: a carrier that asks for it is what has to be rehearsed.
    private string Hash(string text) => Convert.ToHexStringLower(credentials.Algorithm == "SHA-256"
        ? SHA256.HashData(Encoding.UTF8.GetBytes(text))
        : MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
