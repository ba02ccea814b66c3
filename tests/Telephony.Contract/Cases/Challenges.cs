using Campaigns.Domain.Attempts;
using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>Digest authentication, whose answers SIPp computes for itself.</summary>
public sealed class Challenges : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        Accepted("challenge-401", "401 is answered once, and BYE with ACK of the second INVITE follow", invites: 2),
        Accepted("challenge-407", "407 with SHA-256 beside MD5 is answered once", invites: 2),
        Accepted("stale-nonce", "A stale nonce is replaced, and the new one counted", invites: 3),
        Accepted("challenge-bye", "A challenged BYE is repeated with credentials", invites: 1),
        Refused("refuse-password-401", "A wrong password is final at the second 401", 401, With("wrong")),
        Refused("refuse-password-407", "A wrong password is final at the second 407", 407, With("wrong")),
        Refused("refuse-401", "Without credentials a 401 is final", 401, order => order) with
        {
            Expected = new ExpectedCall { Status = 401, EndedBy = CallParty.FarEnd, Invites = 1 },
        },
    ];

    private static ContractCase Accepted(string scenario, string name, int invites) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = "RFC 3261 §22, RFC 8760",
        Act = DiallerAct.HangsUpWhenAnswered,
        Order = With("secret"),
        Expected = new ExpectedCall
        {
            Status = 200, EndedBy = CallParty.Us, OurReason = CallEndReason.CampaignCancelled, Rings = true, Answered = true,
            AnswersReported = 1, Invites = invites,
        },
    };

    private static ContractCase Refused(string scenario, string name, int status, Func<CallOrder, CallOrder> order) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = "RFC 3261 §22.2",
        Order = order,
        Expected = new ExpectedCall { Status = status, EndedBy = CallParty.FarEnd, Invites = 2 },
    };

    private static Func<CallOrder, CallOrder> With(string password) =>
        order => order with { Trunk = order.Trunk with { Username = "trunk", Password = password } };
}
