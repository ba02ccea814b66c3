using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.Ports;

/// <summary>What the database knows of a phone number, for explanations: the transaction of an intent asks the same again, without a race.</summary>
public interface INumberStanding
{
    /// <summary>How a number stands now.</summary>
    /// <param name="campaign">Who would call it: its team's do-not-call list counts.</param>
    /// <param name="phoneNumber">E.164 with "+".</param>
    /// <param name="caller">The caller number that it would see, if that has a cap; else null.</param>
    /// <param name="now">From when on it would be called.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<NumberStanding> ReadAsync(CampaignId campaign, string phoneNumber, CappedCaller? caller, Instant now, CancellationToken cancellationToken);
}
