using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;

namespace Campaigns.Grains.Dialing;

/// <summary>Places single calls that belong to no campaign, with this silo's share of a trunk.</summary>
internal interface ITestCalls
{
    /// <summary>Silo and generation.</summary>
    string Owner { get; }

    /// <summary>The outcome; null when nothing was sent: no channel of the trunk came free, or the silo takes nothing new.</summary>
    Task<CallOutcome?> PlaceAsync(TrunkId trunk, TeamId team, CallOrder order);
}
