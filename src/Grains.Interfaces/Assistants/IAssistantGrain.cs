using Campaigns.Domain.Assistants;
using Orleans.Concurrency;

namespace Campaigns.Grains.Interfaces.Assistants;

/// <summary>One assistant: who talks on answered calls. Keyed by <see cref="AssistantId"/>.</summary>
[Alias("Campaigns.IAssistantGrain")]
public interface IAssistantGrain : IGrainWithGuidKey
{
    /// <summary>Creates the assistant. Repeating it with the same settings is harmless.</summary>
    [Alias("Create")]
    Task<AssistantReply> CreateAsync(AssistantSettings settings);

    /// <summary>Replaces the settings.</summary>
    [Alias("Edit")]
    Task<AssistantReply> EditAsync(AssistantSettings settings, long? expectedVersion);

    /// <summary>Deletes the assistant; refused while a campaign that is not over uses it.</summary>
    [Alias("Delete")]
    Task<AssistantReply> DeleteAsync();

    /// <summary>The assistant as it is now; null when there is none.</summary>
    [Alias("Get"), AlwaysInterleave, ReadOnly]
    Task<AssistantView?> GetAsync();
}
