using Campaigns.Telephony.Contract;

namespace Campaigns.Telephony.SipSorcery.Tests.Built.Contract;

/// <summary>
/// The contract for SIPSorcery. It is explicit, and runs only when it is asked for (<c>-explicit only</c>): no whole run has come to its end yet, so
/// <see cref="SorceryStack.Gaps"/> isn't complete and a failure says nothing new. It becomes ordinary when every difference is mended or listed there.
/// </summary>
/// <typeparam name="TCases">The group of cases.</typeparam>
public abstract class SorceryContract<TCases> : CallContract<SorceryStack, TCases>
    where TCases : IContractCases
{
#pragma warning disable xUnit1003 // Its data is inherited with the method it overrides.
    [Theory(Explicit = true)]
    public override Task The_call_goes_as_the_contract_says(string name) => base.The_call_goes_as_the_contract_says(name);
#pragma warning restore xUnit1003
}
