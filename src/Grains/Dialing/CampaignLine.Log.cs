using Campaigns.Domain.Campaigns;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Dialing;

internal sealed partial class CampaignLine
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Campaign {Campaign} could not be asked for contacts; its report is repeated")]
    private static partial void LogPullFailed(ILogger logger, Exception exception, CampaignId campaign);
}
