using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Campaigns.Domain.Webhooks;

/// <summary>What a sender and an endpoint share, so that the endpoint can tell our messages from others' (Standard Webhooks 1.0, "Signature scheme").</summary>
public sealed class WebhookSecret
{
    /// <summary>Bytes of a new secret.</summary>
    public const int Length = 32;

    private const string Prefix = "whsec_";

    private readonly byte[] _key;

    /// <param name="key">24–64 bytes.</param>
    /// <exception cref="ArgumentException">Too few bytes, or too many.</exception>
    public WebhookSecret(ReadOnlySpan<byte> key)
    {
        if (key.Length is < 24 or > 64)
        {
            throw new ArgumentException("A secret has 24 to 64 bytes.", nameof(key));
        }

        _key = key.ToArray();
    }

    public ReadOnlySpan<byte> Key => _key;

    /// <summary>As it is shown to its owner, once.</summary>
    public string Text => Prefix + Convert.ToBase64String(_key);

    /// <summary>Never the secret itself.</summary>
    public override string ToString() => "whsec_…";

    /// <summary>The signature of one try: HMAC-SHA256 over id, instant and body, so that none of them can be exchanged.</summary>
    /// <param name="messageId">Holds no full stop.</param>
    /// <param name="at">Of the try, to the second.</param>
    /// <param name="body">The very bytes that are sent.</param>
    public string Sign(string messageId, Instant at, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{messageId}.{at.ToUnixTimeSeconds()}."));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, (ReadOnlySpan<byte>)[.. head, .. body]));
    }
}
