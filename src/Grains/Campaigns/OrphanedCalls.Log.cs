using Campaigns.Domain.Campaigns;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Campaigns;

internal sealed partial class OrphanedCalls
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} of contact {Contact} in campaign {Campaign} was answered on {Owner}, which is dead: it was hung up from here")]
    private static partial void LogHungUp(ILogger logger, CampaignId campaign, long contact, int attempt, string owner);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} of contact {Contact} in campaign {Campaign} was lost with {Owner}")]
    private static partial void LogLost(ILogger logger, CampaignId campaign, long contact, int attempt, string owner);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} of contact {Contact} in campaign {Campaign} could not be accounted for yet")]
    private static partial void LogNotSettled(ILogger logger, Exception exception, CampaignId campaign, long contact, int attempt);
}
