using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Ports;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Campaigns;

/// <summary>What a campaign needs besides its own settings: the trunk and the assistant that it names, the key to encrypt recordings with.</summary>
internal static class CampaignParts
{
    /// <summary>A fault for what this installation lacks.</summary>
    public static IReadOnlyList<Fault> Missing(CampaignSettings settings, IRecordingStore recordings) => settings.Recording.Enabled && !recordings.CanKeep
        ? [new Fault("recording.enabled", "This installation has no key to encrypt recordings with (Campaigns:Recording:Keys).")]
        : [];

    /// <summary>A fault for each part that is another team's, in the words for one that doesn't exist. One that nobody has is the campaign's own to refuse.</summary>
    public static async Task<IReadOnlyList<Fault>> ForeignAsync(
        CampaignSettings settings, TeamId team, TeamResources resources, CancellationToken cancellationToken)
    {
        List<Fault> faults = [];
        if (await IsForeignAsync(settings.Trunk.Value))
        {
            faults.Add(new Fault("trunkId", "There is no such trunk."));
        }

        if (await IsForeignAsync(settings.Assistant.Value))
        {
            faults.Add(new Fault("assistantId", "There is no such assistant."));
        }

        return faults;

        async Task<bool> IsForeignAsync(Guid part) => await resources.TeamOfAsync(part, cancellationToken) is { } owner && owner != team;
    }
}
