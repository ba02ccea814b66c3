using Campaigns.Telephony.Contract;

namespace Campaigns.Telephony.SipSorcery.Tests.Built.Contract;

/// <summary>The contract for SIPSorcery, with the gaps of <see cref="SorceryStack.Gaps"/>.</summary>
/// <typeparam name="TCases">The group of cases.</typeparam>
public abstract class SorceryContract<TCases> : CallContract<SorceryStack, TCases>
    where TCases : IContractCases;
