using Campaigns.Telephony.Contract;
using Campaigns.Telephony.Contract.Cases;

namespace Campaigns.Telephony.SipSorcery.Tests.Built.Contract;

public sealed class SorceryReliableProvisionals : CallContract<SorceryStack, ReliableProvisionals>;
