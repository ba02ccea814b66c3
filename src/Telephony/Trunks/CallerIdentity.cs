using Campaigns.Domain.Trunks;
using Campaigns.Sip.Messages;

namespace Campaigns.Telephony.Trunks;

/// <summary>Who calls, as a trunk's INVITE tells it.</summary>
internal static class CallerIdentity
{
    private const string Anonymous = "sip:anonymous@anonymous.invalid";

    /// <summary>From.</summary>
    public static string FromUri(TrunkSettings trunk, string callerNumber) => trunk.Identity switch
    {
        { IsHidden: true } => Anonymous,
        var identity => $"sip:{identity.FromUser ?? callerNumber}@{DomainOf(trunk)}",
    };

    /// <summary>RFC 3323 §4.1.1.3 names the name, too; otherwise there is none.</summary>
    public static string? DisplayName(TrunkSettings trunk) => trunk.Identity.IsHidden ? "Anonymous" : null;

    /// <summary>The identity headers of RFC 3325, then the trunk's own.</summary>
    public static IReadOnlyList<SipHeader> Headers(TrunkSettings trunk, string callerNumber)
    {
        var identity = trunk.Identity;
        if (identity is { Header: CallerIdentityHeader.None, IsHidden: false } && trunk.Headers.Count == 0)
        {
            return [];
        }

        var headers = new List<SipHeader>();
        if (identity.Header is not CallerIdentityHeader.None)
        {
            var name = identity.Header is CallerIdentityHeader.Asserted ? "P-Asserted-Identity" : "P-Preferred-Identity";
            headers.Add(new SipHeader(name, $"<sip:{callerNumber}@{DomainOf(trunk)}>"));
        }

        if (identity.IsHidden)
        {
            headers.Add(new SipHeader("Privacy", "id"));
        }

        headers.AddRange(trunk.Headers.Select(header => new SipHeader(header.Name, header.Value)));
        return headers;
    }

    private static string DomainOf(TrunkSettings trunk) => trunk.Identity.FromDomain is { } domain
        ? TrunkAddressing.HostPort(domain, port: null)
        : TrunkAddressing.HostOf(trunk);
}
