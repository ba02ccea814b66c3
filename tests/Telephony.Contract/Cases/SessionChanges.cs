namespace Campaigns.Telephony.Contract.Cases;

/// <summary>What the far end asks for inside an answered call, before it hangs up.</summary>
public sealed class SessionChanges : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        Changed("hold-resume-then-bye", "A re-INVITE holds, another resumes at a new address", "RFC 3264 §8"),
        Changed("update-then-bye", "UPDATE holds and resumes", "RFC 3311 §5.2"),
        Changed("reinvite-no-codec-then-bye", "A re-INVITE without common codec is refused and the call goes on", "RFC 3261 §14.2"),
        Changed("reinvite-no-offer-then-bye", "A re-INVITE without offer is offered ours", "RFC 3261 §14.2"),
        Changed("in-dialog-requests", "OPTIONS, INFO, UPDATE, NOTIFY, REFER and what nobody knows get their proper answers", "RFC 3261 §8.2, §12.2.2"),
    ];

    private static ContractCase Changed(string scenario, string name, string rfc) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = rfc,
        Expected = Answers.HungUpByThem,
    };
}
