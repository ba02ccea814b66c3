using Campaigns.Telephony.Contract.Cases;

namespace Campaigns.Telephony.SipSorcery.Tests.Built.Contract;

public sealed class SorceryChallenges : SorceryContract<Challenges>;
