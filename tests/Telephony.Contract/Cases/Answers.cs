using Campaigns.Domain.Attempts;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>Calls that are answered and end in the ordinary ways.</summary>
public sealed class Answers : IContractCases
{
    // Before the table, which reads it.
    internal static ExpectedCall HungUpByThem { get; } = new()
    {
        Status = 200, EndedBy = CallParty.FarEnd, Rings = true, Answered = true, AnswersReported = 1, Invites = 1,
    };

    public static IReadOnlyList<ContractCase> All { get; } =
    [
        HungUpByUs("answer-bye-by-us-any-reason", "We hang up", "RFC 3261 §15.1.1"),
        HungUpByUs("retransmitted-answer", "A repeated 200 is acknowledged again and reported once", "RFC 3261 §13.2.2.4"),
        HungUpByUs("record-route", "Requests follow the recorded route", "RFC 3261 §12.2.1.1"),
        new()
        {
            Name = "They hang up and say why",
            Scenario = "answer-bye-by-them",
            Rfc = "RFC 3261 §15.1.2, RFC 3326",
            Expected = HungUpByThem with { Q850Cause = 16 },
        },
        new()
        {
            Name = "They hang up before the answer is acknowledged",
            Scenario = "never-acknowledged",
            Rfc = "RFC 3261 §13.3.1.4",
            Act = DiallerAct.NeverRecordsTheAnswer,
            Expected = HungUpByThem,
        },
        new()
        {
            Name = "An answer that can't be recorded is acknowledged and hung up",
            Scenario = "answer-bye-by-us-any-reason",
            Rfc = "decision 0004",
            Act = DiallerAct.CannotRecordTheAnswer,
            Expected = new ExpectedCall
            {
                Status = 200, EndedBy = CallParty.Us, OurReason = CallEndReason.AnswerNotRecorded, Rings = true, Answered = true,
                AnswersReported = 1, Invites = 1,
            },
        },
        new()
        {
            Name = "Two branches answer: one call is kept, the other acknowledged and hung up",
            Scenario = "forked-answers-then-bye",
            Rfc = "RFC 3261 §13.2.2.4",
            Expected = HungUpByThem,
        },
    ];

    private static ContractCase HungUpByUs(string scenario, string name, string rfc) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = rfc,
        Act = DiallerAct.HangsUpWhenAnswered,
        Expected = new ExpectedCall
        {
            Status = 200, EndedBy = CallParty.Us, OurReason = CallEndReason.CampaignCancelled, Rings = true, Answered = true,
            AnswersReported = 1, Invites = 1,
        },
    };
}
