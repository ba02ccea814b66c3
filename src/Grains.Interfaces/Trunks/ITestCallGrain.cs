using Campaigns.Domain.Trunks;
using Orleans.Concurrency;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>Places single calls over a trunk, for operators to see what its carrier answers: one at a time, and few a minute. Keyed by <see cref="TrunkId"/>.</summary>
[Alias("Campaigns.ITestCallGrain")]
public interface ITestCallGrain : IGrainWithGuidKey
{
    /// <summary>Places one call and waits for its end: as long as it may ring and last, and until a channel is free.</summary>
    [Alias("Place"), AlwaysInterleave, ResponseTimeout("00:04:00")]
    Task<TestCallReply> PlaceAsync(TestCallOrder order);
}
