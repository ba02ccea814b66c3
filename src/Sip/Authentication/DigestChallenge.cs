using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Authentication;

/// <summary>One WWW-Authenticate or Proxy-Authenticate value that this stack can answer (RFC 7616 §3.3).</summary>
internal sealed record DigestChallenge
{
    /// <summary>From a proxy (407): answered in Proxy-Authorization.</summary>
    public required bool FromProxy { get; init; }

    public required string Realm { get; init; }

    public required string Nonce { get; init; }

    public string? Opaque { get; init; }

    public required DigestAlgorithm Algorithm { get; init; }

    /// <summary>qop=auth is offered; without it the old form of RFC 2069 is used.</summary>
    public required bool HasQop { get; init; }

    /// <summary>The credentials were right, only the nonce had expired.</summary>
    public required bool Stale { get; init; }

    /// <summary>Null for another scheme, another algorithm, auth-int only, or a missing realm or nonce.</summary>
    public static DigestChallenge? Parse(ReadOnlySpan<byte> value, bool fromProxy)
    {
        if (value.Length < 7 || !Ascii.EqualsIgnoreCase(value[..6], "Digest"u8) || !SipChars.IsBlank(value[6]))
        {
            return null;
        }

        string? realm = null, nonce = null, opaque = null;
        DigestAlgorithm? algorithm = DigestAlgorithm.Md5;
        bool stale = false, offersQop = false, offersAuth = false;
        var rest = value[7..];
        while (HeaderList.TryNext(ref rest, (byte)',', out var item))
        {
            var equals = item.IndexOf((byte)'=');
            if (equals <= 0)
            {
                return null;
            }

            var name = SipChars.Trim(item[..equals]);
            var text = HeaderParameters.Unquote(SipChars.Trim(item[(equals + 1)..]));
            if (Ascii.EqualsIgnoreCase(name, "realm"u8))
            {
                realm = WireText.Decode(text);
            }
            else if (Ascii.EqualsIgnoreCase(name, "nonce"u8))
            {
                nonce = WireText.Decode(text);
            }
            else if (Ascii.EqualsIgnoreCase(name, "opaque"u8))
            {
                opaque = WireText.Decode(text);
            }
            else if (Ascii.EqualsIgnoreCase(name, "stale"u8))
            {
                stale = Ascii.EqualsIgnoreCase(text, "true"u8);
            }
            else if (Ascii.EqualsIgnoreCase(name, "algorithm"u8))
            {
                algorithm = ParseAlgorithm(text);
            }
            else if (Ascii.EqualsIgnoreCase(name, "qop"u8))
            {
                offersQop = true;
                offersAuth = OffersAuth(text);
            }
        }

        return realm is null || nonce is null || algorithm is not { } known || (offersQop && !offersAuth)
            ? null
            : new DigestChallenge
            {
                FromProxy = fromProxy,
                Realm = realm,
                Nonce = nonce,
                Opaque = opaque,
                Algorithm = known,
                HasQop = offersAuth,
                Stale = stale,
            };
    }

    /// <summary>Of the challenges in a 401 or 407 the strongest that can be answered (RFC 8760 §2.3); null when there is none.</summary>
    public static DigestChallenge? Strongest(SipMessage response)
    {
        DigestChallenge? strongest = null;
        foreach (var kind in (ReadOnlySpan<HeaderKind>)[HeaderKind.WwwAuthenticate, HeaderKind.ProxyAuthenticate])
        {
            var index = 0;
            while (response.TryNextField(kind, ref index, out var value))
            {
                var challenge = Parse(value, kind == HeaderKind.ProxyAuthenticate);
                if (challenge is not null && (strongest is null || challenge.Algorithm > strongest.Algorithm))
                {
                    strongest = challenge;
                }
            }
        }

        return strongest;
    }

    private static DigestAlgorithm? ParseAlgorithm(ReadOnlySpan<byte> text) =>
        Ascii.EqualsIgnoreCase(text, "MD5"u8) ? DigestAlgorithm.Md5
        : Ascii.EqualsIgnoreCase(text, "SHA-256"u8) ? DigestAlgorithm.Sha256
        : null;

    private static bool OffersAuth(ReadOnlySpan<byte> options)
    {
        while (HeaderList.TryNext(ref options, (byte)',', out var option))
        {
            if (Ascii.EqualsIgnoreCase(option, "auth"u8))
            {
                return true;
            }
        }

        return false;
    }
}
