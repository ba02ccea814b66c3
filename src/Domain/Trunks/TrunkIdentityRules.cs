using System.Buffers;
using System.Collections.Frozen;
using Campaigns.Domain.Faults;

namespace Campaigns.Domain.Trunks;

/// <summary>What a trunk may put into the headers of an INVITE.</summary>
internal static class TrunkIdentityRules
{
    private const int MostHeaders = 16;

    // RFC 3261 §25.1: unreserved and user-unreserved, without what would need escaping.
    private static readonly SearchValues<char> UserCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()&=+$,?/");

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~");

    private static readonly FrozenSet<string> WrittenByUs = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Via", "v", "From", "f", "To", "t", "Call-ID", "i", "CSeq", "Contact", "m", "Max-Forwards", "Route", "Record-Route", "Expires",
        "Content-Length", "l", "Content-Type", "c", "Content-Encoding", "e", "Allow", "Supported", "k", "Require", "Proxy-Require",
        "User-Agent", "Authorization", "Proxy-Authorization", "Reason", "P-Asserted-Identity", "P-Preferred-Identity", "Privacy",
        "Session-Expires", "x", "Min-SE", "RSeq", "RAck");

    public static void Check(TrunkSettings settings, FaultList faults)
    {
        var identity = settings.Identity;
        faults.Require(
            identity.FromUser is null || (identity.FromUser.Length is >= 1 and <= 64 && !identity.FromUser.AsSpan().ContainsAnyExcept(UserCharacters)),
            "identity.fromUser",
            "Must have 1 to 64 characters that a SIP URI takes as they are.");
        if (identity.FromDomain is { } domain)
        {
            TrunkNetworkRules.RequireHost(domain, "identity.fromDomain", faults);
        }

        faults.Require(
            !identity.IsHidden || identity.Header is not CallerIdentityHeader.None,
            "identity.hidden",
            "Needs identity.header, or the carrier could not know who calls either.");
        faults.Require(
            !identity.IsHidden || (identity.FromUser is null && identity.FromDomain is null),
            "identity.hidden",
            "Makes From anonymous: fromUser and fromDomain must be left out.");
        faults.Require(settings.Headers.Count <= MostHeaders, "headers", $"Must have at most {MostHeaders}, but has {settings.Headers.Count}.");
        for (var i = 0; i < settings.Headers.Count; i++)
        {
            CheckHeader(settings.Headers[i], $"headers[{i}]", faults);
        }
    }

    private static void CheckHeader(TrunkHeader header, string path, FaultList faults)
    {
        faults.Require(
            header.Name.Length is >= 1 and <= 64 && !header.Name.AsSpan().ContainsAnyExcept(TokenCharacters),
            $"{path}.name",
            "Must be a header name of 1 to 64 characters.");
        faults.Require(!WrittenByUs.Contains(header.Name), $"{path}.name", $"{header.Name} is written by the SIP stack.");
        faults.RequireLine(header.Value, 0, 400, $"{path}.value");
    }
}
