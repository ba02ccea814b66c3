namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>A caller number that was refused too often and is left alone.</summary>
/// <param name="Number">E.164.</param>
/// <param name="RestMs">Milliseconds for which it rests yet.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.RestingNumber")]
public readonly record struct RestingNumber([property: Id(0)] string Number, [property: Id(1)] long RestMs);
