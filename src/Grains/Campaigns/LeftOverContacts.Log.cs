using Campaigns.Domain.Campaigns;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Campaigns;

internal sealed partial class LeftOverContacts
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The contacts that campaign {Campaign} calls no more could not be closed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception, CampaignId campaign);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} contacts of campaign {Campaign} have no opening within 60 days and are expired")]
    private static partial void LogExpired(ILogger logger, int count, CampaignId campaign);
}
