using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Faults;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Grains.Campaigns;

/// <content>The start time: kept, cleared, and carried out when it has come.</content>
internal sealed partial class CampaignGrain
{
    /// <summary>The wake-up of a scheduled campaign. It rings again each minute, so what fails here for want of a database is tried again.</summary>
    private async Task StartWhenDueAsync()
    {
        if (Entry is not { Status: CampaignStatus.Scheduled, Settings.StartAt: { } startAt } entry)
        {
            await _wakeUps.StopAsync(CampaignWakeUps.Start);
            return;
        }

        var now = _parts.Clock.GetCurrentInstant();
        if (now < startAt)
        {
            await _wakeUps.StartInAsync(startAt - now);
            return;
        }

        if (entry.Settings.EndAt <= now)
        {
            // Nobody was awake between start and end.
            await SaveEndingAsync();
            await StartDiallingAsync(CancellationToken.None);
            return;
        }

        var faults = await _readiness.FaultsOfStartAsync(entry);
        if (faults.Count == 0)
        {
            await RunAsync(entry);
        }
        else
        {
            await _wakeUps.SweepAsync();
            await SaveAsync(entry with
            {
                Status = CampaignStatus.Paused,
                Version = entry.Version + 1,
                Reasons = [.. faults.Select(fault => $"The scheduled start failed. {fault.Path}: {fault.Message}")],
            });
            await StartDiallingAsync(CancellationToken.None);
            LogStartFailed(_logger, Id, string.Join(' ', faults.Select(fault => $"{fault.Path}: {fault.Message}")));
        }

        await _wakeUps.StopAsync(CampaignWakeUps.Start);
    }

    private async Task<CampaignReply> UnscheduleAsync()
    {
        var entry = Entry!;
        switch (CampaignLifecycle.Next(entry.Status, CampaignTrigger.Unschedule))
        {
            case CampaignTransition.Refused refused:
                return Refuse(Refusal.Conflict, [new Fault("status", refused.Sentence)]);
            case CampaignTransition.MovedTo moved:
                await SaveAsync(entry with { Status = moved.Status, Settings = entry.Settings with { StartAt = null }, Version = entry.Version + 1 });
                LogStatus(_logger, Id, moved.Status);
                break;
            default:
                await _parts.Directory.SaveAsync(entry, CancellationToken.None);
                break;
        }

        return await AnswerAsync();
    }

    /// <summary>Before a campaign is saved as scheduled: one without its wake-up would never start. A wake-up too many stops itself.</summary>
    private async Task KeepScheduleAsync(CampaignStatus status, CampaignSettings settings)
    {
        if (settings.StartAt is { } startAt && CampaignSchedule.StatusFor(status, startAt) is CampaignStatus.Scheduled)
        {
            await _wakeUps.StartInAsync(startAt - _parts.Clock.GetCurrentInstant());
        }
    }
}
