namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>How the called side took a caller number.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Refused">603, 607 or 608; false: the phone rang, was busy or was answered.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.CallerReport")]
public readonly record struct CallerReport([property: Id(0)] string Number, [property: Id(1)] bool Refused);
