using Campaigns.Telephony.Contract;
using Campaigns.Telephony.Contract.Cases;

namespace Campaigns.Telephony.Tests.Contract;

public sealed class NativeReliableProvisionals : CallContract<NativeStack, ReliableProvisionals>;
