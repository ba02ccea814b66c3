using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.SipSorcery.Calls;
using Microsoft.Extensions.Logging;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery;

public static partial class SipSorceryStack
{
    public static partial bool IsBuilt => true;

    public static partial string? LibraryVersion => typeof(SIPTransport).Assembly.GetName().Version?.ToString(3);

    public static partial ICallOriginator Create(
        TelephonyOptions options,
        SipSorceryOptions sipSorcery,
        IConversations conversations,
        IEnumerable<ICallWatcher> watchers,
        TimeProvider time,
        ILoggerFactory loggers) =>
        new SipSorceryCallOriginator(options, sipSorcery, conversations, watchers, time, loggers.CreateLogger<SipSorceryCallOriginator>());
}
