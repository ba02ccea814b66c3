using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Contacts;

internal sealed partial class ContactGrain
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Attempt {Attempt} of contact {Contact} in campaign {Campaign}: {Disposition} ({Cause}), now {State}")]
    private static partial void LogAttempt(
        ILogger logger, CampaignId campaign, long contact, int attempt, Disposition disposition, string cause, ContactState state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reminder of contact {Contact} in campaign {Campaign} could not be set or stopped; its campaign looks for due retries by itself")]
    private static partial void LogNotReminded(ILogger logger, Exception exception, CampaignId campaign, long contact);

    [LoggerMessage(Level = LogLevel.Information, Message = "A late or repeated report of attempt {Attempt} of contact {Contact} in campaign {Campaign} was dropped")]
    private static partial void LogDropped(ILogger logger, CampaignId campaign, long contact, int attempt);
}
