using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.SipSorcery;

public static partial class SipSorceryStack
{
    public static partial bool IsBuilt => false;

    public static partial string? LibraryVersion => null;

    public static partial ICallOriginator Create(
        TelephonyOptions options,
        SipSorceryOptions sipSorcery,
        IConversations conversations,
        IEnumerable<ICallWatcher> watchers,
        TimeProvider time,
        ILoggerFactory loggers) => throw new NotSupportedException(NotBuilt);
}
