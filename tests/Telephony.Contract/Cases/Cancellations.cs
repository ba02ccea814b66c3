using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>Calls that are given up before they are answered.</summary>
public sealed class Cancellations : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        new()
        {
            Name = "The ring time-out cancels, says why, and the 487 is the outcome",
            Scenario = "ring-then-cancel",
            Rfc = "RFC 3261 §9.1, RFC 3326",
            Order = order => order with { RingTimeout = Duration.FromSeconds(1) },
            Expected = new ExpectedCall
            {
                Status = 487, EndedBy = CallParty.Us, OurReason = CallEndReason.RingTimeout, Rings = true, Invites = 1,
            },
        },
        new()
        {
            Name = "A CANCEL before any provisional response waits for one",
            Scenario = "late-ring-then-cancel",
            Rfc = "RFC 3261 §9.1",
            Act = DiallerAct.CancelsAtOnce,
            Expected = new ExpectedCall { Status = 487, EndedBy = CallParty.Us, OurReason = CallEndReason.CampaignCancelled, RingsUnseen = true },
        },
        new()
        {
            Name = "A 200 that crosses the CANCEL is acknowledged, hung up and reported as answered, not as a call",
            Scenario = "cancel-crosses-answer",
            Rfc = "RFC 3261 §9.1, §15",
            Act = DiallerAct.CancelsWhenRinging,
            Expected = new ExpectedCall
            {
                Status = 200, EndedBy = CallParty.Us, OurReason = CallEndReason.CampaignCancelled, Rings = true, Answered = true, Invites = 1,
            },
        },
    ];
}
