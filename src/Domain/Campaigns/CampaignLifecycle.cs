using static Campaigns.Domain.Campaigns.CampaignStatus;
using static Campaigns.Domain.Campaigns.CampaignTransition;
using static Campaigns.Domain.Campaigns.CampaignTrigger;

namespace Campaigns.Domain.Campaigns;

/// <summary>The states of a campaign and what leads from one to another; drawn in docs/campaign-lifecycle.md, which a test holds to this table.</summary>
public static class CampaignLifecycle
{
    /// <summary>What <paramref name="trigger"/> does to a campaign in <paramref name="status"/>.</summary>
    public static CampaignTransition Next(CampaignStatus status, CampaignTrigger trigger) => (status, trigger) switch
    {
        (Draft or Scheduled or Paused, Start) => new MovedTo(Running),
        (Paused, Resume) => new MovedTo(Running),
        (Draft, Schedule) => new MovedTo(Scheduled),
        (Scheduled, Unschedule) => new MovedTo(Draft),
        (Running or Scheduled, Pause) => new MovedTo(Paused),
        (Draft or Scheduled or Running or Paused, Cancel) => new MovedTo(Cancelled),
        (Running or Paused or Scheduled, Complete) => new MovedTo(Completed),

        // A repeated command is a lost reply being retried, not an operator's mistake.
        (Running, Start or Resume) or (Paused, Pause) or (Scheduled, Schedule) or (Draft, Unschedule)
            or (Cancelled, Cancel) or (Completed, Complete) => new Unchanged(),
        _ => new Refused(status, trigger),
    };

    /// <summary>Nothing leads out of it.</summary>
    public static bool IsTerminal(CampaignStatus status) => status is Completed or Cancelled;

    /// <summary>A soft delete is allowed.</summary>
    public static bool CanDelete(CampaignStatus status) => status is Draft or Completed or Cancelled;

    /// <summary>Contacts may be added. A running campaign takes them only when it is kept open.</summary>
    public static bool AcceptsContacts(CampaignStatus status, bool keepOpen) =>
        status is Draft or Scheduled or Paused || (status is Running && keepOpen);
}
