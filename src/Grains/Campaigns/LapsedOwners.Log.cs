using Campaigns.Domain.Campaigns;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Campaigns;

internal sealed partial class LapsedOwners
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of {Owner} on campaign {Campaign} has lapsed with {Slots} slots")]
    private static partial void LogLapsed(ILogger logger, string owner, CampaignId campaign, int slots);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The calls of {Owner} in campaign {Campaign} could not be accounted for yet")]
    private static partial void LogSettleFailed(ILogger logger, Exception exception, string owner, CampaignId campaign);
}
