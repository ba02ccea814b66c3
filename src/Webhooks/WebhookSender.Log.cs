using Microsoft.Extensions.Logging;

namespace Campaigns.Webhooks;

public sealed partial class WebhookSender
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue of webhooks could not be looked at; the next beat tries again")]
    private partial void LogBeatFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivering to webhook {Webhook} was interrupted; what was under way is tried again when its lease has ended")]
    private partial void LogWorkFailed(Exception exception, Guid webhook);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Webhook} was disabled: {Reason}")]
    private partial void LogDisabled(Guid webhook, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Webhook} didn't accept delivery {Delivery} in any try of the schedule")]
    private partial void LogGivenUp(Guid webhook, long delivery);
}
