using Campaigns.Domain.Campaigns;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Campaigns;

internal sealed partial class CampaignDialling
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue of campaign {Campaign} could not be read; it is read again")]
    private static partial void LogRefillFailed(ILogger logger, Exception exception, CampaignId campaign);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A look at campaign {Campaign} failed; the next one follows")]
    private static partial void LogTickFailed(ILogger logger, Exception exception, CampaignId campaign);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The retries of campaign {Campaign} could not be moved to its new hours; it is tried again")]
    private static partial void LogMoveFailed(ILogger logger, Exception exception, CampaignId campaign);
}
