using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>Peers that say nothing, or nothing more.</summary>
public sealed class Silences : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        new()
        {
            Name = "Nothing at all ends at timer B after seven INVITEs",
            Scenario = "silence",
            Rfc = "RFC 3261 §17.1.1.2",
            Expected = new ExpectedCall
            {
                Failure = CallFailure.NoResponse, EndedBy = CallParty.Nobody, Invites = 7, LeastT1s = 64, PeerIsContent = false,
            },
        },
        new()
        {
            Name = "Ringing and then nothing is cancelled at the ring time-out and given up 64 T1 later",
            Scenario = "ring-then-silence",
            Rfc = "RFC 3261 §9.1",
            Order = order => order with { RingTimeout = Duration.FromSeconds(1) },
            Expected = new ExpectedCall
            {
                EndedBy = CallParty.Us, OurReason = CallEndReason.RingTimeout, Rings = true, Invites = 1, LeastT1s = 64, PeerIsContent = false,
            },
        },
        new()
        {
            Name = "A CANCEL that is answered and has no other effect is given up 64 T1 later",
            Scenario = "ring-cancel-unanswered",
            Rfc = "RFC 3261 §9.1",
            Act = DiallerAct.CancelsWhenRinging,
            Expected = new ExpectedCall
            {
                EndedBy = CallParty.Us, OurReason = CallEndReason.CampaignCancelled, Rings = true, Invites = 1, LeastT1s = 64, PeerIsContent = false,
            },
        },
        new()
        {
            Name = "A BYE that is never answered ends at timer F",
            Scenario = "bye-never-answered",
            Rfc = "RFC 3261 §17.1.2.2",
            Act = DiallerAct.HangsUpWhenAnswered,
            Expected = new ExpectedCall
            {
                Status = 200, EndedBy = CallParty.Us, OurReason = CallEndReason.CampaignCancelled, Rings = true, Answered = true,
                AnswersReported = 1, LeastT1s = 64, PeerIsContent = false,
            },
        },
    ];
}
