using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.SipSorcery.Calls;

internal sealed partial class SipSorceryCallOriginator
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Something of call {CallId} was not handled")]
    private static partial void LogFault(ILogger logger, Exception exception, string callId);
}
