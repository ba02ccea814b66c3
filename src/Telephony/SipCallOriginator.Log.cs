using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony;

public sealed partial class SipCallOriginator
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Call {CallId} could not be placed")]
    private static partial void LogNotPlaced(ILogger logger, Exception exception, string callId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Trunk {Trunk} could not be opened")]
    private static partial void LogNotOpened(ILogger logger, Exception exception, string trunk);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of call {CallId} was not handled")]
    private static partial void LogObserverFault(ILogger logger, Exception exception, string callId);
}
