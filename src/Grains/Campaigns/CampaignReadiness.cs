using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Consent;
using Campaigns.Domain.Faults;
using Campaigns.Grains.Interfaces.Assistants;
using Campaigns.Grains.Interfaces.Trunks;

namespace Campaigns.Grains.Campaigns;

/// <summary>Whether a campaign's settings are right, and whether it can start: every fault at once.</summary>
internal sealed class CampaignReadiness(IGrainFactory grains, CampaignParts parts)
{
    /// <summary>What is wrong with settings, the trunk and the assistant that they name included.</summary>
    public async Task<IReadOnlyList<Fault>> FaultsOfAsync(CampaignSettings settings)
    {
        List<Fault> faults = [.. CampaignSettingsRules.Validate(settings, parts.Limits.Value, parts.Zones)];
        if (await grains.GetGrain<ITrunkGrain>(settings.Trunk.Value).GetAsync() is not { } trunk)
        {
            faults.Add(new Fault("trunkId", "There is no such trunk."));
        }
        else
        {
            faults.AddRange(settings.CallerNumbers.Index()
                .Where(chosen => !trunk.Settings.CallerNumbers.Contains(chosen.Item.Number))
                .Select(chosen => new Fault($"callerNumbers[{chosen.Index}].number", "The trunk has no such number.")));
        }

        if (await grains.GetGrain<IAssistantGrain>(settings.Assistant.Value).GetAsync() is null)
        {
            faults.Add(new Fault("assistantId", "There is no such assistant."));
        }

        return faults;
    }

    /// <summary>What whoever starts a campaign with these settings should know.</summary>
    public async Task<IReadOnlyList<string>> WarningsOfAsync(CampaignSettings settings)
    {
        var assistant = await grains.GetGrain<IAssistantGrain>(settings.Assistant.Value).GetAsync();
        var trunk = await grains.GetGrain<ITrunkGrain>(settings.Trunk.Value).GetAsync();
        return assistant is not null && trunk is not null && ConsentWarning.Of(settings, assistant.Settings, trunk.Settings) is { } warning ? [warning] : [];
    }

    /// <summary>What stands against starting a campaign now.</summary>
    public async Task<IReadOnlyList<Fault>> FaultsOfStartAsync(CampaignEntry entry)
    {
        List<Fault> faults = [.. await FaultsOfAsync(entry.Settings)];
        if (entry.Settings.EndAt is { } end && end <= parts.Clock.GetCurrentInstant())
        {
            faults.Add(new Fault("endAt", "The end lies in the past: nothing could be dialled."));
        }

        var counts = await parts.Contacts.CountAsync(entry.Id, CancellationToken.None);
        if (counts.NotFinal == 0 && !entry.Settings.KeepOpen)
        {
            faults.Add(new Fault("contacts", "There is no contact to dial: import contacts first, or set keepOpen."));
        }

        return faults;
    }
}
