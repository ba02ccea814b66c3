using Campaigns.Telephony.Contract;
using Campaigns.Telephony.Contract.Cases;

namespace Campaigns.Telephony.Tests.Contract;

public sealed class NativeHostilePeers : CallContract<NativeStack, HostilePeers>;
