using Campaigns.Domain.Faults;

namespace Campaigns.Grains.Interfaces.Assistants;

/// <summary>What came of a command: the assistant as it is now, or why it was refused.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.AssistantReply")]
public sealed record AssistantReply(
    [property: Id(0)] AssistantView? View,
    [property: Id(1)] Refusal? Refusal,
    [property: Id(2)] IReadOnlyList<Fault> Faults);
