namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>A campaign that wants more of a trunk than it has.</summary>
/// <param name="Campaign">Which.</param>
/// <param name="InUse">Channels that it uses.</param>
/// <param name="WaitingMs">Milliseconds since it was given something last, or began to want something.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.TrunkSharer")]
public readonly record struct TrunkSharer([property: Id(0)] Guid Campaign, [property: Id(1)] int InUse, [property: Id(2)] long WaitingMs);
