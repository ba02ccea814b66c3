using Campaigns.Domain.Faults;
using NodaTime;

namespace Campaigns.Domain.Campaigns;

/// <summary>What setting and clearing the start time of a campaign does.</summary>
public static class CampaignSchedule
{
    /// <summary>Why a start time can't be set; empty when it can. One that doesn't change is never wrong: it may have passed.</summary>
    /// <param name="status">Of the campaign before the edit.</param>
    /// <param name="before">The start time before it.</param>
    /// <param name="after">The start time after it.</param>
    /// <param name="now">When it is edited.</param>
    public static IReadOnlyList<Fault> FaultsOf(CampaignStatus status, Instant? before, Instant? after, Instant now)
    {
        if (after is not { } start || after == before)
        {
            return [];
        }

        return status switch
        {
            CampaignStatus.Paused => [new Fault("startAt", "A paused campaign isn't scheduled: resume it.")],
            _ when start <= now => [new Fault("startAt", "Lies in the past: launch the campaign instead.")],
            _ => [],
        };
    }

    /// <summary>What the start time makes of a campaign in this status; null: nothing.</summary>
    public static CampaignTrigger? TriggerOf(CampaignStatus status, Instant? startAt) => (status, startAt) switch
    {
        (CampaignStatus.Draft, not null) => CampaignTrigger.Schedule,
        (CampaignStatus.Scheduled, null) => CampaignTrigger.Unschedule,
        _ => null,
    };

    /// <summary>The status of a campaign once its start time is this.</summary>
    public static CampaignStatus StatusFor(CampaignStatus status, Instant? startAt) =>
        TriggerOf(status, startAt) is { } trigger && CampaignLifecycle.Next(status, trigger) is CampaignTransition.MovedTo moved ? moved.Status : status;

    /// <summary>The settings of a campaign that starts now: a start time that lies ahead has no meaning any more.</summary>
    public static CampaignSettings Started(CampaignSettings settings, Instant now) => settings.StartAt > now ? settings with { StartAt = null } : settings;
}
