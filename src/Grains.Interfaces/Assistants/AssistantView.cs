using Campaigns.Domain.Assistants;

namespace Campaigns.Grains.Interfaces.Assistants;

/// <summary>An assistant as it is now.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.AssistantView")]
public sealed record AssistantView(
    [property: Id(0)] AssistantId Id,
    [property: Id(1)] AssistantSettings Settings,
    [property: Id(2)] long Version);
