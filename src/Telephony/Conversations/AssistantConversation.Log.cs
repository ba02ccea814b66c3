using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.Conversations;

internal sealed partial class AssistantConversation
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The assistant of call {CallId} failed; the fallback is played")]
    private static partial void LogAssistantFailed(ILogger logger, Exception exception, string callId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {CallId} could not be transferred; the fallback is played")]
    private static partial void LogNotTransferred(ILogger logger, Exception exception, string callId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The fallback recording {AudioKey} can't be read; the built-in apology is played")]
    private static partial void LogFallbackUnreadable(ILogger logger, Exception exception, string? audioKey);
}
