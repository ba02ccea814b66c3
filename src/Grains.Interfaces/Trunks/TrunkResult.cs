namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>What one call says about its trunk.</summary>
/// <param name="SipStatus">The final status, 0 when none came.</param>
/// <param name="Connected">The carrier took the call: answered, busy, not answered, declined.</param>
/// <param name="Capacity">The carrier had no capacity.</param>
/// <param name="RetryAfterMs">As the carrier asked; 0 when it did not.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.TrunkResult")]
public readonly record struct TrunkResult(
    [property: Id(0)] int SipStatus,
    [property: Id(1)] bool Connected,
    [property: Id(2)] bool Capacity,
    [property: Id(3)] int RetryAfterMs);
