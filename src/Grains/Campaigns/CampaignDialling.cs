using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Pacing;
using Campaigns.Domain.Slots;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>
/// A campaign at work: answers pulls from its queue, slots and rate; on every tick accounts for dead owners, fills the queue,
/// ends what is over and tells viewers. Lives in the campaign's grain, on its turns only.
/// </summary>
internal sealed partial class CampaignDialling
{
    private readonly CampaignGrain _grain;
    private readonly CampaignParts _parts;
    private readonly ZoneOpenings _openings;
    private readonly CampaignQueue _queue;
    private readonly GrainSlots _slots;
    private readonly RateLimiter _rate;
    private readonly ProgressMeter _meter = new();
    private readonly DialerAudience _dialers;
    private readonly LapsedOwners _lapsed;
    private readonly LeftOverContacts _leftOver;
    private readonly Func<CampaignEntry, Task> _end;
    private readonly Func<Task> _markEnding;
    private readonly ProgressFeed _feed;
    private readonly CapacityWaits _waits;
    private CampaignEntry _entry;
    private IDisposable? _timer;
    private Task _refill = Task.CompletedTask;
    private Duration _retriesLookedAt;
    private bool _ending;
    private bool _stopped;

    public CampaignDialling(
        CampaignGrain grain,
        CampaignParts parts,
        CampaignEntry entry,
        bool ending,
        ProgressFeed feed,
        Func<CampaignEntry, Task> end,
        Func<Task> markEnding)
    {
        (_grain, _parts, _entry, _ending, _feed, _end, _markEnding) = (grain, parts, entry, ending, feed, end, markEnding);
        _openings = new ZoneOpenings(parts.Calendar);
        _queue = new CampaignQueue(entry.Id, parts.Contacts, _openings);
        _slots = new GrainSlots(
            entry.Id.Value,
            new SlotLedger(
                entry.Settings.MaxConcurrentCalls,
                Duration.FromTimeSpan(parts.Options.LeaseTimeToLive),
                Duration.FromTimeSpan(parts.Options.LeaseGrace)),
            parts.Slots);
        _rate = new RateLimiter(entry.Settings.MaxCallsPerSecond, Now);
        _dialers = new DialerAudience(parts.Logger);
        _lapsed = new LapsedOwners(parts, _slots, _queue, _dialers);
        _leftOver = new LeftOverContacts(entry.Id, parts, _openings);
        _waits = new CapacityWaits(entry.Id, parts, () => _queue.NextAsync(parts.Clock.GetCurrentInstant(), CancellationToken.None), grain.ExplainAsync);
    }

    /// <summary>What an owner hears that gets nothing.</summary>
    public static PullReply Nothing { get; } = new()
    {
        Accepted = false,
        Running = false,
        Epoch = 0,
        Contacts = [],
        CallsPerSecond = 0,
        LeaseMs = 0,
        AskAgainMs = 1000,
        SettingsVersion = 0,
    };

    /// <summary>No slot is in use.</summary>
    public bool Idle => _slots.Ledger.InUse == 0;

    private Duration Now => _parts.Monotonic.Now;

    private bool Dials => _entry.Status is CampaignStatus.Running && !_ending;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _slots.RestoreAsync(Now, cancellationToken);
        foreach (var owner in await _parts.Journal.OwnersOfOpenCallsAsync(_entry.Id, cancellationToken))
        {
            var open = await _parts.Journal.OpenCallsAsync(_entry.Id, owner, cancellationToken);
            if (open.Count > _slots.Ledger.CountOf(owner))
            {
                _slots.Ledger.Restore(owner, open.Count, Now);
            }
        }

        await LookAtContactsAsync(cancellationToken);
        _timer = _grain.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(_parts.Options.Tick, _parts.Options.Tick) { KeepAlive = true });
    }

    public void Stop()
    {
        _stopped = true;
        _timer?.Dispose();
        _parts.Instruments.Forget(_entry.Id);
    }

    public void SettingsChanged(CampaignEntry entry)
    {
        _entry = entry;
        _slots.Ledger.Limit = entry.Settings.MaxConcurrentCalls;
        _rate.SetRate(entry.Settings.MaxCallsPerSecond, Now);
    }

    /// <summary>Launched, paused, resumed or cancelled: dialers are told, and what they acknowledge is in force.</summary>
    public async Task StatusChangedAsync(CampaignEntry entry, LiveCallOrder order)
    {
        SettingsChanged(entry);
        await LookAtContactsAsync(CancellationToken.None);
        await _dialers.TellAsync(dialer => dialer.EpochRoseAsync(entry.Id.Value, entry.Epoch, order), Now);
    }

    /// <summary>What is left of slots and rate.</summary>
    public CapacityFacts Capacity() =>
        new(_slots.Ledger.InUse, _entry.Settings.MaxConcurrentCalls, _parts.Clock.GetCurrentInstant() + (_rate.NextAt(Now) - Now));

    public Task EndCallAsync(long contact, string callId) =>
        _dialers.TellAsync(dialer => dialer.EndCallAsync(_entry.Id.Value, contact, callId), Now);

    public async Task ContactsChangedAsync()
    {
        await LookAtContactsAsync(CancellationToken.None);
        StartRefill();
    }

    public Task RetriesDueAsync()
    {
        _queue.RetriesCameDue();
        StartRefill();
        return Task.CompletedTask;
    }

    public async Task<PullReply> PullAsync(PullRequest request)
    {
        if (!_slots.IsNews(request.Owner, request.Sequence))
        {
            return Nothing;
        }

        var now = Now;
        var instant = _parts.Clock.GetCurrentInstant();
        _dialers.Note(request.Owner, request.Dialer, now);
        _meter.Note(request, now);
        _feed.Changed();
        _waits.Started(request.Started);
        _lapsed.Renewed(request.Owner);
        foreach (var returned in request.Returned)
        {
            _queue.Return(returned, request.Owner, instant);
        }

        if (request.TrunkConnects)
        {
            _queue.TrunkConnects();
        }

        _queue.Reconcile(request.Owner, request.Held);
        _slots.Ledger.Renew(request.Owner, request.Held, now);
        var contacts = Dials ? await GrantAsync(request, now, instant) : [];
        if (_queue.WantsRefill)
        {
            StartRefill();
        }

        return new PullReply
        {
            Accepted = true,
            Running = Dials,
            Epoch = _entry.Epoch,
            Contacts = contacts,
            CallsPerSecond = _entry.Settings.MaxCallsPerSecond / Math.Max(1, _slots.Ledger.LiveOwners),
            LeaseMs = (int)_parts.Options.LeaseTimeToLive.TotalMilliseconds,
            AskAgainMs = AskAgain(request.Wanted, contacts.Length, now),
            SettingsVersion = _entry.Version,
            Settings = request.SettingsVersion == _entry.Version ? null : _entry.Settings,
        };
    }

    public async Task<CampaignProgress> ProgressAsync()
    {
        var counts = await _parts.Contacts.CountAsync(_entry.Id, CancellationToken.None);
        if (!_stopped)
        {
            _parts.Instruments.Note(_entry.Id, WaitingContacts.Of(counts, Dials, _queue.Ready, _queue.Resting, _queue.AllRead));
        }

        return Progress(counts);
    }

    /// <summary>The numbers of a campaign that does not dial.</summary>
    public static CampaignProgress ProgressOf(CampaignEntry entry, CampaignCounts counts, Instant at) => new()
    {
        Sequence = 0,
        AtUnixMs = at.ToUnixTimeMilliseconds(),
        Counts = counts,
        Dialing = 0,
        Ringing = 0,
        InCall = 0,
        SlotsInUse = 0,
        CallsPerSecond = 0,
        Status = entry.Status,
    };

    private async Task<GrantedContact[]> GrantAsync(PullRequest request, Duration now, Instant instant)
    {
        var wanted = Math.Min(request.Wanted, _queue.Ready);
        var allowed = wanted > 0 ? _rate.Allows(wanted, now) : 0;
        if (allowed == 0)
        {
            return [];
        }

        var granted = await _slots.GrantAsync(request.Owner, allowed, _entry.Epoch, now, CancellationToken.None);
        var contacts = _queue.Take(granted, request.Owner, instant);
        if (contacts.Count < granted)
        {
            _slots.Ledger.Renew(request.Owner, request.Held + contacts.Count, now);
        }

        _rate.Spend(contacts.Count, now);
        _waits.HandedOut(contacts.Count);
        return [.. contacts.Select(GrantedContact.From)];
    }

    private int AskAgain(int wanted, int granted, Duration now)
    {
        if (!Dials)
        {
            return 1000;
        }

        if (granted > 0 && granted == wanted)
        {
            return 0;
        }

        // Rate: when the next call is allowed. Contacts: the dialer hears of it. Slots: its own report asks again, or another one's report frees one.
        var next = _rate.NextAt(now);
        return next > now ? Math.Clamp((int)(next - now).TotalMilliseconds, 1, 1000) : _queue.Ready > 0 ? 20 : 1000;
    }

    private async Task LookAtContactsAsync(CancellationToken cancellationToken)
    {
        _openings.Reset(await _parts.Contacts.ZoneSetsAsync(_entry.Id, cancellationToken), _entry.Settings);
        _queue.Restart();
        StartRefill();
    }

    /// <summary>Fills the queue beside the grain's turns: nobody waits for a page. One refill at a time.</summary>
    private void StartRefill()
    {
        if (Dials && _refill.IsCompleted)
        {
            _refill = RefillAsync();
        }
    }

    private async Task RefillAsync()
    {
        try
        {
            if (await _queue.RefillAsync(_parts.Clock.GetCurrentInstant(), CancellationToken.None) && !_stopped)
            {
                // Not waited for: a dialer that can't be reached must not keep the queue from filling.
                _ = _dialers.TellAsync(dialer => dialer.WorkAvailableAsync(_entry.Id.Value), Now);
            }
        }
        catch (Exception exception)
        {
            _queue.Restart();
            LogRefillFailed(_parts.Logger, exception, _entry.Id);
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = Now;
            await NoticeEndAsync();
            _lapsed.Look(_entry, now);
            await LookAtMoveAsync();
            if (now - _retriesLookedAt >= Duration.FromTimeSpan(_parts.Options.RetryLook))
            {
                _retriesLookedAt = now;
                _queue.LookForRetries();
            }

            StartRefill();
            _waits.Look(Dials, callsAreUp: !Idle, _queue.Ready);
            _feed.Look();
            await CompleteWhenOverAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The database is away, or a message got lost: the next tick looks again.
            LogTickFailed(_parts.Logger, exception, _entry.Id);
        }
    }

    private async Task NoticeEndAsync()
    {
        if (!_ending && _entry.Settings.EndAt is { } end && end <= _parts.Clock.GetCurrentInstant()
            && _entry.Status is CampaignStatus.Running or CampaignStatus.Paused)
        {
            await _markEnding();
            _ending = true;
        }
    }

    private async Task CompleteWhenOverAsync(CancellationToken cancellationToken)
    {
        var stopping = _ending || _entry.Status is CampaignStatus.Cancelled;
        if (_slots.Ledger.InUse > 0 || (!stopping && (_queue.Ready > 0 || !_refill.IsCompleted || _entry.Status is not CampaignStatus.Running)))
        {
            return;
        }

        var counts = await _parts.Contacts.CountAsync(_entry.Id, cancellationToken);
        if (counts.NotFinal > 0)
        {
            _leftOver.Close(_ending ? ContactState.Expired : stopping ? ContactState.Cancelled : null);
            return;
        }

        if (counts.OpenCalls > 0 || (_entry.Settings.KeepOpen && !stopping))
        {
            return;
        }

        var over = _entry with
        {
            Status = _entry.Status is CampaignStatus.Cancelled ? CampaignStatus.Cancelled : CampaignStatus.Completed,
            Version = _entry.Version + 1,
            EndedAt = _parts.Clock.GetCurrentInstant(),
        };
        await _end(over);
    }

    private CampaignProgress Progress(CampaignCounts counts) => ProgressOf(_entry, counts, _parts.Clock.GetCurrentInstant()) with
    {
        Dialing = _meter.Dialing,
        Ringing = _meter.Ringing,
        InCall = _meter.InCall,
        SlotsInUse = _slots.Ledger.InUse,
        CallsPerSecond = _meter.CallsPerSecond(Now),
        NextDialUnixMs = Dials && _queue.Ready == 0 ? _openings.NextOpening(_parts.Clock.GetCurrentInstant())?.ToUnixTimeMilliseconds() : null,
    };
}
