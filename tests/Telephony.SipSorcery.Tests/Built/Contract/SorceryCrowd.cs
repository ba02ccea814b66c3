using Campaigns.Telephony.Contract;

namespace Campaigns.Telephony.SipSorcery.Tests.Built.Contract;

public sealed class SorceryCrowd(ITestOutputHelper output) : CrowdContract<SorceryStack>(output);
