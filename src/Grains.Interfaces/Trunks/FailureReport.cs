namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>One way in which calls over a trunk failed in the last hour, in primitives.</summary>
/// <param name="SipStatus">What the carrier answered; null: nothing.</param>
/// <param name="Failure">A <see cref="Domain.Attempts.CallFailure"/>.</param>
/// <param name="Count">How often.</param>
/// <param name="LastUnixMs">When it did last.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.FailureReport")]
public readonly record struct FailureReport(
    [property: Id(0)] int? SipStatus,
    [property: Id(1)] short Failure,
    [property: Id(2)] int Count,
    [property: Id(3)] long LastUnixMs);
