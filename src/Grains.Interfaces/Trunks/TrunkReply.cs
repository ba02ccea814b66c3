using Campaigns.Domain.Faults;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>What came of a command: the trunk as it is now, or why it was refused.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrunkReply")]
public sealed record TrunkReply(
    [property: Id(0)] TrunkView? View,
    [property: Id(1)] Refusal? Refusal,
    [property: Id(2)] IReadOnlyList<Fault> Faults);
