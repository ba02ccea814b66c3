namespace Campaigns.Sip.Authentication;

/// <summary>A nonce that a realm gave us, in use until the realm gives another one.</summary>
internal sealed class DigestSession(DigestChallenge challenge, string userName)
{
    private uint _nonceCount;

    public string UserName => userName;

    public DigestChallenge Challenge { get; private set; } = challenge;

    public void Renew(DigestChallenge next)
    {
        if (next.Nonce != Challenge.Nonce)
        {
            _nonceCount = 0;
        }

        Challenge = next;
    }

    /// <summary>One header line with its line end (RFC 7616 §3.4).</summary>
    public string Authorize(DigestCredentials credentials, string method, string uri, string cnonce)
    {
        var count = ++_nonceCount;
        var response = DigestResponse.Compute(Challenge, credentials, method, uri, cnonce, count);
        var name = Challenge.FromProxy ? "Proxy-Authorization" : "Authorization";
        var algorithm = Challenge.Algorithm == DigestAlgorithm.Sha256 ? "SHA-256" : "MD5";
        var qop = Challenge.HasQop ? $", qop=auth, nc={DigestResponse.FormatCount(count)}, cnonce=\"{cnonce}\"" : "";
        var opaque = Challenge.Opaque is { } text ? $", opaque=\"{text}\"" : "";
        var user = userName.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"{name}: Digest username=\"{user}\", realm=\"{Challenge.Realm}\", nonce=\"{Challenge.Nonce}\", uri=\"{uri}\", "
            + $"response=\"{response}\", algorithm={algorithm}{qop}{opaque}\r\n";
    }
}
