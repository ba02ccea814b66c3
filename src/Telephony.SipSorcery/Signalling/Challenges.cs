using Campaigns.Domain.Trunks;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>Answers 401 and 407 with the trunk's credentials. Once; a second time only when the nonce was too old (RFC 3261 §22.2).</summary>
internal sealed class Challenges(TrunkSettings trunk)
{
    private const int MostAnswers = 2;

    private int _answered;

    /// <summary>The request again with credentials and the next CSeq number; null when there is nothing more to try.</summary>
    public SIPRequest? Answer(SIPRequest request, SIPResponse challenge)
    {
        var usable = Strongest(challenge);
        if (trunk.Username is not { Length: > 0 } user || usable.Count == 0 || _answered >= (ResponseFacts.IsStale(challenge) ? MostAnswers : 1))
        {
            return null;
        }

        _answered++;
        return request.DuplicateAndAuthenticate(usable, user, trunk.Password ?? "");
    }

    // SIPSorcery takes the algorithm of one challenge and the nonce of another when it is given both (RFC 8760 §2.4).
    private static List<SIPAuthenticationHeader> Strongest(SIPResponse challenge)
    {
        var usable = challenge.Header.AuthenticationHeaders.Where(header => header.SIPDigest is { Realm: not null, Nonce: not null }).ToList();
        var sha256 = usable.Where(header => header.SIPDigest.DigestAlgorithm is DigestAlgorithmsEnum.SHA256).ToList();
        return sha256.Count > 0 ? sha256 : usable;
    }
}
