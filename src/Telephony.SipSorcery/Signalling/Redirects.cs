using System.Globalization;
using Campaigns.Domain.Trunks;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>Follows a 301 or 302 once, if the trunk allows it (RFC 3261 §8.1.3.4).</summary>
internal sealed class Redirects(TrunkSettings trunk)
{
    private bool _followed;

    /// <summary>The most wanted target that the trunk admits, with nothing of it but number, host and port; null when the response is final.</summary>
    public SIPURI? Follow(SIPResponse response)
    {
        if (_followed || response.StatusCode is not (301 or 302))
        {
            return null;
        }

        var best = (response.Header.Contact ?? [])
            .Where(contact => contact.ContactURI is { Scheme: SIPSchemesEnum.sip, User: { Length: > 0 } user } uri && TrunkRedirects.Admits(trunk, user, uri.HostAddress))
            .MaxBy(Preference);
        _followed = best is not null;
        return best is null ? null : SIPURI.ParseSIPURI($"sip:{best.ContactURI.User}@{best.ContactURI.Host}");
    }

    // §20.10: without q the preference is 1.
    private static double Preference(SIPContactHeader contact) =>
        double.TryParse(contact.ContactParameters?.Get("q"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? q : 1;
}
