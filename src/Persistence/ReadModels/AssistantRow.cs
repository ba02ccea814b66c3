using Campaigns.Domain.Assistants;

namespace Campaigns.Persistence.ReadModels;

/// <summary>An assistant as lists show it.</summary>
public sealed record AssistantRow(AssistantId Id, long Version, AssistantSettings Settings);
