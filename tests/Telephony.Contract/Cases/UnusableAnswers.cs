using Campaigns.Domain.Attempts;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>A 200 that no session can come of: acknowledged, hung up, and never reported to the dialler as a call to record.</summary>
public sealed class UnusableAnswers : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        Unusable("answer-without-sdp", "An answer without session description", "RFC 3261 §13.2.1"),
        Unusable("answer-no-common-codec", "An answer without common codec", "RFC 3264 §6.1"),
        Unusable("answer-rejected-stream", "An answer that rejects the stream", "RFC 3264 §6"),
        Unusable("answer-unknown-media-type", "An answer with an unknown media type", "RFC 3264 §6"),
        Unusable("answer-garbage-sdp", "An answer whose session description is none", "RFC 4566 §5"),
        Unusable("answer-without-contact", "An answer without Contact", "RFC 3261 §12.1.1"),
        Unusable("answer-broken-contact", "An answer with a broken Contact", "RFC 3261 §12.1.1"),
    ];

    private static ContractCase Unusable(string scenario, string name, string rfc) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = rfc,
        Expected = new ExpectedCall
        {
            Status = 200, Failure = CallFailure.MediaFailed, EndedBy = CallParty.Us, Rings = true, Answered = true, Invites = 1,
        },
    };
}
