using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Slots;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Dialing;

internal sealed partial class LiveAttempt
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Attempt {Attempt} of contact {Contact} in campaign {Campaign} broke off")]
    private static partial void LogAttemptFailed(ILogger logger, Exception exception, CampaignId campaign, long contact, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer of attempt {Attempt} of contact {Contact} in campaign {Campaign} could not be recorded; the call is ended")]
    private static partial void LogAnswerNotRecorded(ILogger logger, CampaignId campaign, long contact, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Attempt {Attempt} of contact {Contact} in campaign {Campaign} was not sent: last look {Look}, ordered {Ordered}")]
    private static partial void LogNotSent(ILogger logger, CampaignId campaign, long contact, int attempt, LastLookVerdict look, CallEndReason? ordered);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outcome of attempt {Attempt} of contact {Contact} in campaign {Campaign} was not accepted yet and is reported again")]
    private static partial void LogEndRepeated(ILogger logger, Exception exception, CampaignId campaign, long contact, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether an intent of contact {Contact} in campaign {Campaign} was written is not known; it is read before anything is dialled")]
    private static partial void LogIntentInDoubt(ILogger logger, Exception exception, CampaignId campaign, long contact);
}
