using Campaigns.Domain.Campaigns;

namespace Campaigns.Domain.Ports;

/// <summary>Takes people at their word: who asks not to be called is on the do-not-call list of the campaign's team at once, in the whole cluster.</summary>
public interface IOptOuts
{
    /// <summary>
    /// Adds a number. Completes when it is stored and every silo that can be reached has been told. Repeating it is harmless.
    /// </summary>
    /// <param name="campaign">Whose call it was.</param>
    /// <param name="phoneNumber">E.164 with "+".</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task AddAsync(CampaignId campaign, string phoneNumber, string reason, CancellationToken cancellationToken);
}
