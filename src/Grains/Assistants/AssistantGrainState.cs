using Campaigns.Domain.Assistants;

namespace Campaigns.Grains.Assistants;

/// <summary>What an assistant's grain stores.</summary>
public sealed class AssistantGrainState
{
    /// <summary>Null until it is created and after it was deleted.</summary>
    public AssistantSettings? Settings { get; set; }

    /// <summary>Rises with each change, deletion included.</summary>
    public long Version { get; set; }
}
