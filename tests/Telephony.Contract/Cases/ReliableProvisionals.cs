using Campaigns.Domain.Attempts;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>PRACK, and what reliable provisional responses make possible before the answer.</summary>
public sealed class ReliableProvisionals : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        Answered("prack-answer-in-183", "A reliable 183 brings the answer, and the 200 none", "RFC 3262 §5"),
        Answered("prack-in-order", "A reliable response ahead of its turn gets no PRACK, the one in turn does", "RFC 3262 §4"),
        Answered("prack-repeated-183", "A repeated reliable response gets no second PRACK", "RFC 3262 §4"),
        new()
        {
            Name = "A refusal after a reliable 180 is the outcome",
            Scenario = "prack-then-486",
            Rfc = "RFC 3262 §4",
            Expected = new ExpectedCall { Status = 486, EndedBy = CallParty.FarEnd, Rings = true, Invites = 1 },
        },
        new()
        {
            Name = "A call that rang reliably is cancelled",
            Scenario = "prack-then-cancel",
            Rfc = "RFC 3262 §4, RFC 3261 §9.1",
            Act = DiallerAct.CancelsWhenRinging,
            Expected = new ExpectedCall
            {
                Status = 487, EndedBy = CallParty.Us, OurReason = CallEndReason.CampaignCancelled, Rings = true, Invites = 1,
            },
        },
        Answered("early-update", "An UPDATE before the 200 changes what a reliable 183 agreed on", "RFC 3311 §5.2"),
        Answered("early-update-too-soon", "An UPDATE with an offer while ours is open is answered 491", "RFC 3311 §5.2"),
    ];

    private static ContractCase Answered(string scenario, string name, string rfc) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = rfc,
        Expected = Answers.HungUpByThem,
    };
}
