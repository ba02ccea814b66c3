using Campaigns.Domain.Attempts;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>Session timers, with intervals of seconds: an originator of a stack that can takes them for the length of a test.</summary>
public sealed class SessionTimers : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        Kept("session-refreshed-by-us-update", "We refresh by UPDATE where the peer takes it", "RFC 4028 §7.4"),
        Kept("session-refreshed-by-us-reinvite", "We refresh by re-INVITE where the peer takes no UPDATE", "RFC 4028 §7.4"),
        Kept("session-refreshed-by-them", "They refresh by UPDATE and re-INVITE", "RFC 4028 §9"),
        Kept("session-too-short-for-us", "A shorter session than we take is refused with 422", "RFC 4028 §9"),
        Kept("session-too-short-for-them", "422 to our INVITE: asked again with their least interval", "RFC 4028 §7.3") with
        {
            AsksForSessionTimer = true,
            Expected = Answers.HungUpByThem with { Invites = 2 },
        },
        Expired("session-not-refreshed", "A session that they don't refresh is hung up before it ends", "RFC 4028 §10"),
        Expired("session-refresh-unknown", "A peer that has forgotten the session ends the call", "RFC 4028 §10, RFC 5057 §5.1"),
    ];

    private static ContractCase Kept(string scenario, string name, string rfc) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = rfc,
        Expected = Answers.HungUpByThem,
    };

    private static ContractCase Expired(string scenario, string name, string rfc) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = rfc,
        Expected = Answers.HungUpByThem with { EndedBy = CallParty.Us, OurReason = CallEndReason.SessionExpired },
    };
}
