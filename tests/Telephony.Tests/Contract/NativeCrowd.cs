using Campaigns.Telephony.Contract;

namespace Campaigns.Telephony.Tests.Contract;

public sealed class NativeCrowd(ITestOutputHelper output) : CrowdContract<NativeStack>(output);
