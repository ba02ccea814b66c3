using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Consent;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Assistants;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>Whether a campaign's settings are right, and whether it can start: every fault at once.</summary>
internal sealed class CampaignReadiness(IGrainFactory grains, CampaignParts parts, IContactGroups groups, IPhoneNumbers numbers)
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

        // Who keeps a campaign open is going to bring the contacts that it is for.
        if (!entry.Settings.KeepOpen)
        {
            faults.AddRange(await FaultsOfContactsAsync(entry));
        }

        return faults;
    }

    private async Task<IReadOnlyList<Fault>> FaultsOfContactsAsync(CampaignEntry entry)
    {
        var counts = await parts.Contacts.CountAsync(entry.Id, CancellationToken.None);
        if (counts.NotFinal == 0)
        {
            return [new Fault("contacts", "There is no contact to dial: import contacts first, or set keepOpen.")];
        }

        if (await grains.GetGrain<ITrunkGrain>(entry.Settings.Trunk.Value).GetAsync() is not { } trunk)
        {
            return [];
        }

        var now = parts.Clock.GetCurrentInstant();
        var prefixes = TrunkSettingsRules.WithPrefixes(trunk.Settings, numbers).AllowedPrefixes;
        int[] opening = [.. (await parts.Contacts.ZoneSetsAsync(entry.Id, CancellationToken.None)).Where(set => Opens(set, entry.Settings, now)).Select(set => set.Id)];

        // A campaign that has run goes on for whoever is left, so that what keeps them from a call makes them final. Hours that never open are a mistake at any time.
        var somebody = opening.Length > 0
            && (entry.StartedAt is not null
                || await groups.IsSomebodyDialableAsync(entry.Id, opening, entry.Settings.RequireConsent, prefixes, CancellationToken.None));
        return somebody
            ? []
            : LaunchRules.FaultsOf(entry.Settings, await groups.ListAsync(entry.Id, prefixes, CancellationToken.None), parts.Calendar, now);
    }

    private bool Opens(ZoneSet set, CampaignSettings settings, Instant now) =>
        GroupReach.Ask(new ContactGroup(set.ZoneIds, 1) { HasConsent = true }, settings, parts.Calendar.HoursOf(settings, set.ZoneIds), now) is GateVerdict.Pass;
}
