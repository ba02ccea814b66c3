using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Faults;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>Commands and life cycle of a campaign. Dialling is in <see cref="CampaignDialling"/>.</summary>
[GrainType("campaign")]
internal sealed partial class CampaignGrain : Grain, ICampaignGrain, IRemindable
{
    private readonly IPersistentState<CampaignGrainState> _state;
    private readonly CampaignParts _parts;
    private readonly CampaignReadiness _readiness;
    private readonly Explanations _explanations;
    private readonly CampaignWakeUps _wakeUps;
    private readonly ILogger<CampaignGrain> _logger;
    private readonly ProgressFeed _feed;
    private CampaignDialling? _dialling;

    public CampaignGrain(
        [PersistentState("campaign")] IPersistentState<CampaignGrainState> state,
        CampaignParts parts,
        CampaignReadiness readiness,
        Explanations explanations,
        ILogger<CampaignGrain> logger)
    {
        (_state, _parts, _readiness, _explanations, _logger) = (state, parts, readiness, explanations, logger);
        _wakeUps = new CampaignWakeUps(this);
        _feed = new ProgressFeed(Id, ReadProgressAsync, Duration.FromTimeSpan(parts.Options.Progress), parts.Time, logger);
    }

    private CampaignId Id => new(this.GetPrimaryKey());

    private CampaignEntry? Entry => _state.State.Entry is { Deleted: false } entry ? entry : null;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Entry is not { } entry)
        {
            return;
        }

        // A new activation is a new epoch: grants of the one before can't be sent any more without a renewal.
        if (entry.Status is CampaignStatus.Running)
        {
            await SaveAsync(entry with { Epoch = entry.Epoch + 1 });
        }

        if (NeedsDialling(entry))
        {
            await StartDiallingAsync(cancellationToken);
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _feed.Stop();
        _dialling?.Stop();
        _parts.Instruments.Forget(Id);
        return Task.CompletedTask;
    }

    public async Task<CampaignReply> CreateAsync(CampaignSettings settings)
    {
        if (Entry is { } entry)
        {
            return CampaignEdit.ChangedFields(entry.Settings, settings).Count == 0
                ? await AnswerAsync()
                : Refuse(Refusal.Exists, [new Fault("", "A campaign with this id exists already, with other settings.")]);
        }

        var faults = await FaultsOfEditAsync(CampaignStatus.Draft, null, settings);
        if (faults.Count > 0)
        {
            return Refuse(Refusal.Invalid, faults);
        }

        await KeepScheduleAsync(CampaignStatus.Draft, settings);
        await SaveAsync(new CampaignEntry
        {
            Id = Id,
            Status = CampaignSchedule.StatusFor(CampaignStatus.Draft, settings.StartAt),
            Epoch = 1,
            Version = 1,
            Settings = settings,
            CreatedAt = _parts.Clock.GetCurrentInstant(),
        });
        return await AnswerAsync();
    }

    public async Task<CampaignReply> EditAsync(CampaignSettings settings, long? expectedVersion)
    {
        if (Entry is not { } entry)
        {
            return Missing();
        }

        if (expectedVersion is { } expected && expected != entry.Version)
        {
            return Refuse(Refusal.VersionMismatch, [new Fault("", $"The campaign was changed meanwhile: its version is {entry.Version}, not {expected}.")]);
        }

        var locked = CampaignEdit.LockedFields(entry.Status, entry.Settings, settings);
        if (locked.Count > 0)
        {
            return Refuse(Refusal.Conflict, locked);
        }

        var faults = await FaultsOfEditAsync(entry.Status, entry.Settings.StartAt, settings);
        if (faults.Count > 0)
        {
            return Refuse(Refusal.Invalid, faults);
        }

        await KeepScheduleAsync(entry.Status, settings);
        if (entry.Status is CampaignStatus.Paused && CampaignEdit.ChangesHours(entry.Settings, settings))
        {
            // Saved with the settings, so that a silo that dies now doesn't leave retries where they were. The policy of an edit before is the one that decided.
            _state.State.RetriesToMoveBy ??= entry.Settings.Retry;
        }

        await SaveAsync(entry with
        {
            Status = CampaignSchedule.StatusFor(entry.Status, settings.StartAt),
            Settings = settings,
            Version = entry.Version + 1,
        });
        _dialling?.SettingsChanged(Entry!);
        _dialling?.MoveRetries(_state.State.RetriesToMoveBy);
        return await AnswerAsync();
    }

    public Task<CampaignReply> CommandAsync(CampaignCommand command) => Entry is null ? Task.FromResult(Missing()) : command switch
    {
        CampaignCommand.Launch => LaunchAsync(CampaignTrigger.Start),
        CampaignCommand.Resume => LaunchAsync(CampaignTrigger.Resume),
        CampaignCommand.Pause => StopAsync(CampaignTrigger.Pause, LiveCallOrder.LetFinish),
        CampaignCommand.Cancel => StopAsync(CampaignTrigger.Cancel, LiveCallOrder.CancelUnanswered),
        CampaignCommand.CancelAndHangUp => StopAsync(CampaignTrigger.Cancel, LiveCallOrder.HangUp),
        CampaignCommand.Unschedule => UnscheduleAsync(),
        _ => DeleteAsync(),
    };

    public async Task<CampaignView?> GetAsync() => Entry is null ? null : await ViewAsync();

    public Task<CampaignProgress?> WatchAsync(IProgressObserver viewers)
    {
        if (Entry is null)
        {
            return Task.FromResult<CampaignProgress?>(null);
        }

        _feed.Watch(viewers);
        return ReadProgressAsync();
    }

    public Task<ContactExplanation?> ExplainAsync(long contact) =>
        Entry is { } entry ? _explanations.ExplainAsync(entry, contact, _dialling?.Capacity()) : Task.FromResult<ContactExplanation?>(null);

    public async Task ContactsChangedAsync()
    {
        if (_dialling is not null)
        {
            await _dialling.ContactsChangedAsync();
        }

        _feed.Changed();
    }

    public Task EndCallAsync(long contact, string callId) => _dialling?.EndCallAsync(contact, callId) ?? Task.CompletedTask;

    public Task RetriesDueAsync() => _dialling?.RetriesDueAsync() ?? Task.CompletedTask;

    public Task<PullReply> PullAsync(PullRequest request) => _dialling?.PullAsync(request) ?? Task.FromResult(CampaignDialling.Nothing);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (reminderName == CampaignWakeUps.Start)
        {
            await StartWhenDueAsync();
        }

        // Being activated is the point: a campaign whose silo died goes on here.
        else if (Entry is null || !NeedsDialling(Entry))
        {
            await _wakeUps.StopAsync(CampaignWakeUps.Sweeper);
        }
    }

    private static bool NeedsDialling(CampaignEntry entry) => entry.Status is not CampaignStatus.Draft and not CampaignStatus.Scheduled
        && (entry.EndedAt is null || entry.Status is CampaignStatus.Running or CampaignStatus.Paused);

    private async Task<CampaignReply> LaunchAsync(CampaignTrigger trigger)
    {
        var entry = Entry!;
        switch (CampaignLifecycle.Next(entry.Status, trigger))
        {
            case CampaignTransition.Refused refused:
                return Refuse(Refusal.Conflict, [new Fault("status", refused.Sentence)]);
            case CampaignTransition.Unchanged:
                await _parts.Directory.SaveAsync(entry, CancellationToken.None);
                return await AnswerAsync();
            default:
                break;
        }

        var faults = await _readiness.FaultsOfStartAsync(entry);
        if (faults.Count > 0)
        {
            return Refuse(Refusal.Invalid, faults);
        }

        await RunAsync(entry);
        return await AnswerAsync() with { Warnings = await _readiness.WarningsOfAsync(entry.Settings) };
    }

    private async Task RunAsync(CampaignEntry entry)
    {
        var now = _parts.Clock.GetCurrentInstant();
        await _wakeUps.SweepAsync();
        await SaveAsync(entry with
        {
            Status = CampaignStatus.Running,
            Epoch = entry.Epoch + 1,
            Version = entry.Version + 1,
            Settings = CampaignSchedule.Started(entry.Settings, now),
            StartedAt = entry.StartedAt ?? now,
            Reasons = [],
        });
        await StartDiallingAsync(CancellationToken.None);
        _parts.Dialer.LookUpCampaigns();
        LogStatus(_logger, Id, CampaignStatus.Running);
    }

    private async Task<IReadOnlyList<Fault>> FaultsOfEditAsync(CampaignStatus status, Instant? startAtBefore, CampaignSettings settings) =>
    [
        .. CampaignSchedule.FaultsOf(status, startAtBefore, settings.StartAt, _parts.Clock.GetCurrentInstant()),
        .. await _readiness.FaultsOfAsync(settings),
    ];

    private async Task<CampaignReply> StopAsync(CampaignTrigger trigger, LiveCallOrder order)
    {
        var entry = Entry!;
        switch (CampaignLifecycle.Next(entry.Status, trigger))
        {
            case CampaignTransition.Refused refused:
                return Refuse(Refusal.Conflict, [new Fault("status", refused.Sentence)]);
            case CampaignTransition.MovedTo moved:
                await _wakeUps.SweepAsync();
                await SaveAsync(entry with { Status = moved.Status, Epoch = entry.Epoch + 1, Version = entry.Version + 1 });
                LogStatus(_logger, Id, moved.Status);
                break;
            default:
                await _parts.Directory.SaveAsync(entry, CancellationToken.None);
                break;
        }

        await StartDiallingAsync(CancellationToken.None);
        await _dialling!.StatusChangedAsync(Entry!, order);
        _feed.Changed();
        return await AnswerAsync();
    }

    private async Task<CampaignReply> DeleteAsync()
    {
        var entry = Entry!;
        if (!CampaignLifecycle.CanDelete(entry.Status) || _dialling is { Idle: false })
        {
            return Refuse(Refusal.Conflict, [new Fault("status", $"A campaign that is {entry.Status.ToString().ToLowerInvariant()} can't be deleted: cancel it and let its calls end first.")]);
        }

        var view = await AnswerAsync();
        await SaveAsync(entry with { Deleted = true, Version = entry.Version + 1 });
        await _wakeUps.StopAsync(CampaignWakeUps.Sweeper);
        DeactivateOnIdle();
        return view;
    }

    /// <summary>The queue ran dry, or the end instant came and the last call has ended.</summary>
    private async Task EndAsync(CampaignEntry entry)
    {
        await SaveAsync(entry);
        await _wakeUps.StopAsync(CampaignWakeUps.Sweeper);
        LogStatus(_logger, Id, entry.Status);
        _dialling?.Stop();
        _dialling = null;
        _feed.Changed();
    }

    private async Task StartDiallingAsync(CancellationToken cancellationToken)
    {
        if (_dialling is null)
        {
            var dialling = new CampaignDialling(this, _parts, Entry!, _state.State.Ending, _feed, EndAsync, SaveEndingAsync);
            await dialling.StartAsync(cancellationToken);
            dialling.MoveRetries(_state.State.RetriesToMoveBy);
            _dialling = dialling;
        }
        else
        {
            await _dialling.StatusChangedAsync(Entry!, LiveCallOrder.LetFinish);
        }

        _feed.Changed();
    }

    /// <summary>The grain's state first, then the row that lists and gates read: a lost second write is repeated by the next command or activation.</summary>
    private async Task SaveAsync(CampaignEntry entry)
    {
        var before = _state.State.Entry;
        if (entry.Version != before?.Version)
        {
            entry = entry with { ChangedBy = RequestKey.Current };
        }

        _state.State.Entry = entry;
        try
        {
            await _state.WriteStateAsync();
        }
        catch
        {
            _state.State.Entry = before;
            throw;
        }

        await _parts.Directory.SaveAsync(entry, CancellationToken.None);
        _feed.Changed();
        _ = AnnounceAsync(entry);
    }

    /// <summary>Processes with viewers hear of it although this activation may not know them yet. What gets lost they read with their next renewal.</summary>
    private async Task AnnounceAsync(CampaignEntry entry)
    {
        try
        {
            var stream = this.GetStreamProvider(CampaignChange.StreamProvider).GetStream<CampaignChange>(CampaignChange.StreamOf(Id.Value));
            await stream.OnNextAsync(new CampaignChange(entry.Status, entry.Version, entry.Epoch));
        }
        catch (Exception exception)
        {
            LogNotAnnounced(_logger, exception, Id);
        }
    }

    /// <summary>All retries stand where they belong.</summary>
    internal Task RetriesMovedAsync()
    {
        _state.State.RetriesToMoveBy = null;
        return _state.WriteStateAsync();
    }

    private async Task SaveEndingAsync()
    {
        _state.State.Ending = true;
        await _state.WriteStateAsync();
    }

    private async Task<CampaignView> ViewAsync()
    {
        var progress = _dialling is not null
            ? await _dialling.ProgressAsync()
            : CampaignDialling.ProgressOf(Entry!, await _parts.Contacts.CountAsync(Id, CancellationToken.None), _parts.Clock.GetCurrentInstant());
        return new CampaignView(Entry!, progress with { Sequence = _feed.Sequence });
    }

    private async Task<CampaignProgress?> ReadProgressAsync() => Entry is null ? null : (await ViewAsync()).Progress;

    private async Task<CampaignReply> AnswerAsync() => new(await ViewAsync(), null, []);

    private static CampaignReply Refuse(Refusal refusal, IReadOnlyList<Fault> faults) => new(null, refusal, faults);

    private static CampaignReply Missing() => Refuse(Refusal.NotFound, [new Fault("", "There is no such campaign.")]);
}
