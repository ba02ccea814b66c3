using Campaigns.Domain.Attempts;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>What is no SIP message is dropped, and the call goes on as if it had not come.</summary>
public sealed class HostilePeers : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        Ignored("malformed-then-486", "Broken, forged and binary responses", "RFC 3261 §16.3, RFC 4475 §3.1.2"),
        Ignored("huge-headers-then-486", "48 KB of headers", "RFC 3261 §18.3"),
    ];

    private static ContractCase Ignored(string scenario, string name, string rfc) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = rfc,
        Expected = new ExpectedCall { Status = 486, EndedBy = CallParty.FarEnd, Invites = 1 },
    };
}
