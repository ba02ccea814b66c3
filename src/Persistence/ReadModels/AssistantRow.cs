using Campaigns.Domain.Assistants;

namespace Campaigns.Persistence.ReadModels;

/// <summary>An assistant as lists show it, without its secrets: they are null, whatever the type says.</summary>
public sealed record AssistantRow(AssistantId Id, long Version, AssistantSettings Settings);
