using Campaigns.Domain.Faults;

namespace Campaigns.Domain.Assistants;

/// <summary>What settings an assistant may have.</summary>
public static class AssistantSettingsRules
{
    /// <summary>Every fault; empty when they are right.</summary>
    public static IReadOnlyList<Fault> Validate(AssistantSettings settings)
    {
        var faults = new FaultList();
        faults.RequireLine(settings.Name, 1, 200, "name");
        return faults.Faults;
    }
}
