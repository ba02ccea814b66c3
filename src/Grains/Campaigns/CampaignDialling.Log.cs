using Campaigns.Domain.Campaigns;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Campaigns;

internal sealed partial class CampaignDialling
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue of campaign {Campaign} could not be read; it is read again")]
    private static partial void LogRefillFailed(ILogger logger, Exception exception, CampaignId campaign);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A look at campaign {Campaign} failed; the next one follows")]
    private static partial void LogTickFailed(ILogger logger, Exception exception, CampaignId campaign);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of {Owner} on campaign {Campaign} has lapsed with {Slots} slots")]
    private static partial void LogLapsed(ILogger logger, string owner, CampaignId campaign, int slots);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The calls of {Owner} in campaign {Campaign} could not be accounted for yet")]
    private static partial void LogSettleFailed(ILogger logger, Exception exception, string owner, CampaignId campaign);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} contacts of campaign {Campaign} have no opening within 60 days and are expired")]
    private static partial void LogExpired(ILogger logger, int count, CampaignId campaign);
}
