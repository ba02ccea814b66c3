using Campaigns.Domain.Trunks;
using Orleans.Concurrency;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>
/// One carrier trunk: its settings, and the channels and calls per second that all campaigns and silos share. Learns what the carrier can carry.
/// Keyed by <see cref="TrunkId"/>.
/// </summary>
[Alias("Campaigns.ITrunkGrain")]
public interface ITrunkGrain : IGrainWithGuidKey
{
    /// <summary>Creates the trunk. Repeating it with the same settings is harmless.</summary>
    [Alias("Create")]
    Task<TrunkReply> CreateAsync(TrunkSettings settings);

    /// <summary>Replaces the settings. A null password keeps the stored one when the user name is unchanged.</summary>
    [Alias("Edit")]
    Task<TrunkReply> EditAsync(TrunkSettings settings, long? expectedVersion);

    /// <summary>Deletes the trunk; refused while a campaign that is not over uses it.</summary>
    [Alias("Delete")]
    Task<TrunkReply> DeleteAsync();

    /// <summary>The trunk as it is now; null when there is none.</summary>
    [Alias("Get"), AlwaysInterleave, ReadOnly]
    Task<TrunkView?> GetAsync();

    /// <summary>The settings with the password, for code that speaks to the carrier; never leaves the cluster. Null when there is no such trunk.</summary>
    [Alias("GetWithPassword"), AlwaysInterleave, ReadOnly]
    Task<TrunkSettings?> GetWithPasswordAsync();

    /// <summary>A dialer renews its permits, reports what the carrier answered and asks for more.</summary>
    [Alias("Pull")]
    Task<TrunkPullReply> PullAsync(TrunkPull request);
}
