using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Pacing;
using Campaigns.Domain.Slots;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Trunks;

/// <summary>
/// A trunk at work: permits by the same ledger rules as campaign slots, slower after capacity refusals, one probe at a time while its breaker is open.
/// Lives in the trunk's grain, on its turns only.
/// </summary>
internal sealed partial class TrunkDialling
{
    private static readonly Duration TimeToLive = Duration.FromSeconds(15);
    private static readonly Duration Grace = Duration.FromSeconds(2);
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly TrunkGrain _grain;
    private readonly TrunkId _id;
    private readonly TrunkParts _parts;
    private readonly GrainSlots _slots;
    private readonly HashSet<string> _lapsed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TrunkReachability> _reachability = new(StringComparer.Ordinal);
    private readonly TrunkBreaker _breaker = new();
    private readonly RateLimiter _rate;
    private readonly CallerHealth _callers = new();
    private readonly FairShare _share = new();
    private readonly StartedCalls _started = new();
    private readonly TrunkFailures _failures = new();
    private TrunkPacer _pacer;
    private TrunkSettings _settings = null!;
    private long _version;
    private long _connectedCalls;
    private Task _settling = Task.CompletedTask;

    public TrunkDialling(TrunkGrain grain, TrunkId id, TrunkParts parts)
    {
        (_grain, _id, _parts) = (grain, id, parts);
        _slots = new GrainSlots(id.Value, new SlotLedger(1, TimeToLive, Grace), parts.Slots);
        _pacer = new TrunkPacer(1, 1);
        _rate = new RateLimiter(1, Now);
    }

    /// <summary>What an owner hears of a trunk that is not there.</summary>
    public static TrunkPullReply Nothing { get; } = new()
    {
        Accepted = false,
        Granted = 0,
        CallsPerSecond = 0,
        LeaseMs = 0,
        AskAgainMs = 1000,
        SettingsVersion = 0,
        ConnectsOthers = false,
        BreakerOpen = false,
        ConnectedCalls = 0,
    };

    /// <summary>How each silo reaches the trunk; without those that have left, whose last word may be any time old.</summary>
    public SiloReachability[] Silos => [.. _reachability.Where(entry => !_parts.Liveness.IsDead(entry.Key)).Select(entry => new SiloReachability(entry.Key, entry.Value)).OrderBy(silo => silo.Silo, StringComparer.Ordinal)];

    /// <summary>Caller numbers that are left alone for a while.</summary>
    public RestingNumber[] Resting => [.. _callers.RestingAt(Now).Select(number => new RestingNumber(number.Number, (long)Math.Ceiling(number.Left.TotalMilliseconds)))];

    /// <summary>The campaigns that want more of the trunk than they have.</summary>
    public TrunkSharer[] Sharers => [.. _share.Waiting.Select(sharer => new TrunkSharer(sharer.Campaign.Value, sharer.InUse, (long)(Now - sharer.WaitingSince).TotalMilliseconds))];

    /// <summary>How calls failed in the last hour.</summary>
    public FailureReport[] Failures =>
        [.. _failures.Since(_parts.Clock.GetCurrentInstant()).Select(failure => new FailureReport(failure.SipStatus, (short)failure.Failure, failure.Count, failure.LastAt.ToUnixTimeMilliseconds()))];

    /// <summary>New calls that the silos began.</summary>
    public double CallsPerSecond => _started.PerSecond(Now);

    public int ChannelsInUse => _slots.Ledger.InUse;

    public int LearnedChannels => _pacer.Channels;

    public double LearnedCallsPerSecond => _pacer.CallsPerSecond;

    public bool BreakerOpen => _breaker.IsOpen;

    /// <summary>From now until the rate allows the next call.</summary>
    public Duration UntilNextCall => _rate.NextAt(Now) - Now;

    /// <summary>From now until the pause is over that the carrier asked for; zero without one.</summary>
    public Duration UntilRested => Duration.Max(Duration.Zero, _pacer.PausedUntil - Now);

    private Duration Now => _parts.Monotonic.Now;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _slots.RestoreAsync(Now, cancellationToken);
        _grain.RegisterGrainTimer(LookAsync, new GrainTimerCreationOptions(LookInterval, LookInterval) { KeepAlive = false });
    }

    /// <summary>The grain leaves this silo.</summary>
    public void Stop() => _parts.Instruments.Forget(_id);

    public void SettingsChanged(TrunkSettings settings, long version)
    {
        (_settings, _version) = (settings, version);
        _pacer = new TrunkPacer(settings.MaxConcurrentCalls, settings.MaxCallsPerSecond);
        ApplyPace(Now);
    }

    public async Task<TrunkPullReply> PullAsync(TrunkPull request)
    {
        if (!_slots.IsNews(request.Owner, request.Sequence))
        {
            return Nothing;
        }

        var now = Now;
        _lapsed.Remove(request.Owner);
        if (request.Reachability is { } reachability)
        {
            _reachability[request.Owner] = reachability;
        }

        _started.Note(request.Started, now);
        Learn(request.Results, now);
        Learn(request.Callers, now);
        _slots.Ledger.Renew(request.Owner, request.Held, now);
        var grants = request.Wanted > 0 ? await GrantAsync(request, now) : [];
        var granted = grants.Sum(grant => grant.Count);
        return new TrunkPullReply
        {
            Accepted = true,
            Granted = granted,
            CallsPerSecond = _pacer.CallsPerSecond / Math.Max(1, _slots.Ledger.LiveOwners),
            LeaseMs = (int)TimeToLive.TotalMilliseconds,
            AskAgainMs = granted == request.Wanted ? 0 : AskAgain(now),
            SettingsVersion = _version,
            Settings = request.SettingsVersion == _version ? null : _settings,
            ConnectsOthers = _breaker.ConnectsOthers,
            BreakerOpen = _breaker.IsOpen,
            ConnectedCalls = _connectedCalls,
            Resting = Resting,
            Grants = grants,
            IsShared = _share.IsContended,
        };
    }

    private async Task<CampaignPermits[]> GrantAsync(TrunkPull request, Duration now)
    {
        _share.Claim(request.Owner, [.. request.Claims.Select(claim => claim.ToShare())], now);
        var allowed = _breaker.Admits(request.Wanted, now);
        if (allowed == 0 || now < _pacer.PausedUntil)
        {
            return [];
        }

        allowed = Math.Min(_rate.Allows(allowed, now), Math.Max(0, _slots.Ledger.Limit - _slots.Ledger.InUse));
        var shares = _share.Divide(request.Owner, allowed, now);
        var granted = await _slots.GrantAsync(request.Owner, shares.Sum(share => share.Count), epoch: 0, now, CancellationToken.None);
        _rate.Spend(granted, now);
        _breaker.Granted(granted, now);
        return Hand(shares, granted, now);
    }

    /// <summary>Hands out what the ledger granted; it may be less than was divided.</summary>
    private CampaignPermits[] Hand(IReadOnlyList<(CampaignId Campaign, int Count)> shares, int granted, Duration now)
    {
        List<CampaignPermits> permits = [];
        foreach (var (campaign, count) in shares)
        {
            var got = Math.Min(count, granted);
            if (got > 0)
            {
                granted -= got;
                _share.Granted(campaign, got, now);
                permits.Add(new CampaignPermits(campaign.Value, got));
            }
        }

        return [.. permits];
    }

    private void Learn(TrunkResult[] results, Duration now)
    {
        foreach (var result in results)
        {
            if (result.Says is TrunkEvidence.Capacity or TrunkEvidence.Against)
            {
                _failures.Note(result.SipStatus, (CallFailure)result.Failure, _parts.Clock.GetCurrentInstant());
            }

            if (result.Says is TrunkEvidence.Capacity)
            {
                _pacer.Refused(now, Duration.FromMilliseconds(result.RetryAfterMs));
            }
            else if (result.Says is TrunkEvidence.Connected)
            {
                _connectedCalls++;
                _pacer.Connected(now);
            }

            var wasOpen = _breaker.IsOpen;
            _breaker.Note(result.Says, now);
            if (_breaker.IsOpen != wasOpen)
            {
                LogBreaker(_parts.Logger, _id, _breaker.IsOpen ? "opened: its last calls failed, only probes are placed" : "closed: a probe call went through");
                _ = TellAsync(_breaker.IsOpen);
            }
        }

        ApplyPace(now);
    }

    /// <summary>Beside the grain's turns: a database that is away must not keep calls waiting.</summary>
    private async Task TellAsync(bool stopped)
    {
        try
        {
            await (stopped
                ? _parts.Events.NoteAsync(_id, CampaignEvent.TrunkStopped, $"Its last calls failed: {_failures.Words(_parts.Clock.GetCurrentInstant())}. Single calls are tried until one gets through.", CancellationToken.None)
                : _parts.Events.NoteAsync(_id, CampaignEvent.TrunkWorksAgain, "A call got through.", CancellationToken.None));
        }
        catch (Exception exception)
        {
            LogNotTold(_parts.Logger, exception, _id);
        }
    }

    private void Learn(CallerReport[] callers, Duration now)
    {
        foreach (var report in callers)
        {
            if (_settings.CallerCooldown is not { } cooldown)
            {
                return;
            }

            var rested = _callers.RestOf(report.Number, now) > Duration.Zero;
            _callers.Note(report.Number, report.Refused ? CallerReaction.Refused : CallerReaction.Accepted, now, cooldown);
            if (!rested && _callers.RestOf(report.Number, now) > Duration.Zero)
            {
                LogCallerRests(_parts.Logger, report.Number, _id, cooldown.Rest, cooldown.After);
            }
        }
    }

    private void ApplyPace(Duration now)
    {
        _slots.Ledger.Limit = _pacer.Channels;
        _rate.SetRate(_pacer.CallsPerSecond, now);
    }

    private int AskAgain(Duration now)
    {
        var next = Duration.Max(_rate.NextAt(now), _pacer.PausedUntil);
        return next > now ? Math.Clamp((int)(next - now).TotalMilliseconds, 1, 1000) : 100;
    }

    /// <summary>Accounts for owners that do not renew: their undialled permits come back at once, those of their calls when the calls have ended.</summary>
    private Task LookAsync(CancellationToken cancellationToken)
    {
        _parts.Instruments.Note(_id, ChannelsInUse, LearnedChannels, BreakerOpen);
        foreach (var owner in _slots.Ledger.Lapse(Now))
        {
            _lapsed.Add(owner);
            _reachability.Remove(owner);
        }

        if (_lapsed.Count > 0 && _settling.IsCompleted)
        {
            _settling = SettleLapsedAsync(cancellationToken);
        }

        return Task.CompletedTask;
    }

    private async Task SettleLapsedAsync(CancellationToken cancellationToken)
    {
        foreach (var owner in _lapsed.ToList())
        {
            try
            {
                // Campaigns hang up and record a dead owner's calls; a channel comes back when its call is recorded as over.
                var open = await _parts.Journal.CountOpenCallsAsync(_id, owner, cancellationToken);
                if (!_lapsed.Contains(owner))
                {
                    continue;
                }

                _slots.Ledger.Settle(owner, open);
                if (open == 0 && _parts.Liveness.IsDead(owner))
                {
                    await _slots.RemoveAsync(owner, cancellationToken);
                    _lapsed.Remove(owner);
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogSettleFailed(_parts.Logger, exception, owner, _id);
            }
        }
    }
}
