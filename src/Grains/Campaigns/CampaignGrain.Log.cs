using Campaigns.Domain.Campaigns;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Campaigns;

internal sealed partial class CampaignGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Campaign {Campaign} is {Status}")]
    private static partial void LogStatus(ILogger logger, CampaignId campaign, CampaignStatus status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scheduled start of campaign {Campaign} failed, it is paused: {Reasons}")]
    private static partial void LogStartFailed(ILogger logger, CampaignId campaign, string reasons);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A change of campaign {Campaign} could not be announced; who watches it reads it within seconds")]
    private static partial void LogNotAnnounced(ILogger logger, Exception exception, CampaignId campaign);
}
