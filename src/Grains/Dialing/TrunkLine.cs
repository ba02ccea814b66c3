using Campaigns.Domain.Attempts;
using Campaigns.Domain.Pacing;
using Campaigns.Domain.Slots;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// This silo's share of one trunk: permits pulled from the trunk's grain and shared by all campaigns here.
/// Thread safe; one pull is under way at a time.
/// </summary>
internal sealed partial class TrunkLine(TrunkId id, DialerParts parts) : IDisposable
{
    // Told sooner than on a beat: other calls may wait for a witness.
    private static readonly Duration NewsWait = Duration.FromSeconds(1);

    // One question for all campaigns here that want something, however many they are: two hundred that asked one by one would each send everybody's wishes, and each wait for all others.
    private static readonly Duration SharedWait = Duration.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly TrunkWitness _witness = new(parts.WallClock, parts.Time);
    private readonly SemaphoreSlim _pulling = new(1, 1);
    private readonly TrunkNews _news = new();
    private readonly ITrunkGrain _grain = parts.Grains.GetGrain<ITrunkGrain>(id.Value);
    private readonly TrunkPermits _permits = new();
    private long _sequence;
    private long _settingsVersion;
    private Lease _lease;
    private Duration _askAgainAt;
    private Duration _askTogetherAt;
    private bool _asksTogether;
    private Duration _pulledAt;
    private long? _connectedCalls;
    private Duration? _reachabilityToldAt;

    public TrunkId Id => id;

    /// <summary>Spreads calls over all campaigns of this silo as the trunk asked.</summary>
    public Pace Pace { get; } = new(parts.Clock, parts.Time);

    /// <summary>Null until the first pull was answered, and when the trunk is gone.</summary>
    public TrunkSettings? Settings { get; private set; }

    /// <summary>Caller numbers that are left alone.</summary>
    public RestingNumbers Resting { get; } = new(parts.Clock);

    /// <summary>The breaker is closed and one of the trunk's last calls was connected.</summary>
    public bool ConnectsOthers { get; private set; }

    /// <summary>Only probes are placed.</summary>
    public bool BreakerOpen { get; private set; }

    public Lease Lease => _lease;

    private bool HasLease => _lease.Allows(parts.Clock.Now);

    /// <summary>Several campaigns want it: it is asked for all of them together, and each is woken when there is something for it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>When asking again may bring permits. Of a shared trunk a campaign may say at any time what it wants.</summary>
    public Duration AskAgainAt => IsShared ? Duration.Zero : _askAgainAt;

    /// <summary>Whether there are permits here that a campaign may take without asking the trunk.</summary>
    public bool HasFor(ITrunkClaimant claimant)
    {
        lock (_lock)
        {
            return HasLease && _permits.Has(claimant);
        }
    }

    /// <summary>
    /// Takes up to <paramref name="wanted"/> permits for a campaign. When there are none for it here, the trunk is asked: at once when the campaign has it to itself, else soon, for all that want it;
    /// what is wanted is remembered for a second.
    /// </summary>
    public async Task<int> ReserveAsync(ITrunkClaimant claimant, int wanted)
    {
        var got = Take(claimant, wanted);
        if (got > 0 || parts.Clock.Now < _askAgainAt || IsShared || !await _pulling.WaitAsync(0).ConfigureAwait(false))
        {
            return got;
        }

        await PullAsync(asks: true, claimant).ConfigureAwait(false);
        return Take(claimant, wanted);
    }

    /// <summary>Permits whose calls have ended, or never began.</summary>
    public void Release(int count)
    {
        lock (_lock)
        {
            _permits.Ended(count);

            // There is something to be had again.
            _askAgainAt = Duration.Zero;
        }
    }

    /// <summary>Permits that were reserved, and that no contact was there for.</summary>
    public void ReleaseUnused(int count)
    {
        lock (_lock)
        {
            _permits.NotUsed(count);
        }
    }

    /// <summary>An INVITE is about to leave; told with the next pull.</summary>
    public void Started() => _news.Started();

    /// <summary>Notes what a call says about its trunk; told with the next pull.</summary>
    public void Report(TrunkResult result)
    {
        _news.Add(result);
        if (result.Says is TrunkEvidence.Connected)
        {
            _witness.Connected();
        }
    }

    /// <summary>Notes what the end of a call says about its trunk, and about the caller number that it showed.</summary>
    /// <returns>What it says about the trunk; nothing of a call that was answered, which was told when it came.</returns>
    public TrunkEvidence ReportEnd(string callerNumber, CallOutcome outcome)
    {
        if (CallerHealth.ReactionOf(outcome) is not CallerReaction.None and var reaction && Settings?.CallerCooldown is not null)
        {
            _news.Add(callerNumber, reaction);
        }

        var evidence = outcome.AnsweredAt is null ? TrunkTestimony.Of(outcome) : TrunkEvidence.None;
        if (evidence is not TrunkEvidence.None)
        {
            Report(TrunkResult.Of(evidence, outcome));
        }

        return evidence;
    }

    /// <summary>
    /// A call has ended in a way that speaks against the trunk. True once the trunk has connected another call at or after <paramref name="since"/>, from here or from another silo;
    /// false when its breaker is open, or when nobody was connected for a while.
    /// </summary>
    public Task<bool> IsWitnessedAsync(Instant since) => BreakerOpen ? Task.FromResult(false) : _witness.ComesAsync(since);

    /// <summary>Renews what is held, hands spare permits back and tells the results. Called on every beat.</summary>
    public async Task RenewAsync()
    {
        bool needed;
        lock (_lock)
        {
            var idle = parts.Clock.Now - _pulledAt;
            needed = _news.Results >= parts.Options.ReportSize
                || (_news.Any && idle >= NewsWait)
                || (idle >= Duration.FromTimeSpan(parts.Options.Beat) && (_permits.InUse > 0 || _permits.Unused > 0));
        }

        if (needed)
        {
            await HandBackAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Tells what is held; what isn't in use goes back.</summary>
    public async Task HandBackAsync()
    {
        await _pulling.WaitAsync().ConfigureAwait(false);
        await PullAsync(asks: false).ConfigureAwait(false);
    }

    public void Dispose() => _pulling.Dispose();

    /// <summary>Once a beat is enough for what people look at. Only one pull is under way at a time.</summary>
    private TrunkReachability? ReachabilityAt(Duration now)
    {
        if (Settings is not { } settings || now - _reachabilityToldAt < Duration.FromTimeSpan(parts.Options.Beat) / 2)
        {
            return null;
        }

        _reachabilityToldAt = now;
        return parts.Originator.ReachabilityOf(settings);
    }

    private int Take(ITrunkClaimant claimant, int wanted)
    {
        bool begin;
        lock (_lock)
        {
            var taken = HasLease ? _permits.Take(claimant, wanted) : 0;
            if (taken > 0)
            {
                return taken;
            }

            _permits.Want(claimant, wanted, parts.Clock.Now);
            begin = IsShared && !_asksTogether;
            _asksTogether |= begin;
        }

        if (begin)
        {
            _ = Task.Run(AskTogetherAsync);
        }

        return 0;
    }

    /// <summary>Asks for all campaigns here, for as long as any wants something.</summary>
    private async Task AskTogetherAsync()
    {
        while (true)
        {
            Duration wait;
            lock (_lock)
            {
                _asksTogether = _permits.AnyWants(parts.Clock.Now) && !parts.Stopped.IsCancellationRequested;
                if (!_asksTogether)
                {
                    return;
                }

                wait = Duration.Max(_askAgainAt, _askTogetherAt) - parts.Clock.Now;
            }

            if (wait > Duration.Zero)
            {
                await Task.Delay(wait.ToTimeSpan(), parts.Time, parts.Stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await _pulling.WaitAsync().ConfigureAwait(false);
            await PullAsync(asks: true).ConfigureAwait(false);
        }
    }

    /// <summary>Renews and tells; the caller has entered <see cref="_pulling"/>, which is left here.</summary>
    /// <param name="asks">Whether it also asks for what the campaigns here want.</param>
    /// <param name="asking">Who waits for that, and needn't be woken; null: nobody.</param>
    private async Task PullAsync(bool asks, ITrunkClaimant? asking = null)
    {
        TrunkPull? request = null;
        try
        {
            var before = parts.Clock.Now;
            var reachability = ReachabilityAt(before);
            lock (_lock)
            {
                _permits.GiveBackUnused(before);
                var claims = asks ? _permits.ClaimsAt(before) : [];
                request = _news.PutInto(new TrunkPull
                {
                    Owner = parts.Owner,
                    Sequence = ++_sequence,
                    Held = _permits.InUse + _permits.Unused,
                    Wanted = claims.Sum(claim => claim.Wanted),
                    Claims = claims,
                    Results = [],
                    SettingsVersion = _settingsVersion,
                    Reachability = reachability,
                });
            }

            Apply(await _grain.PullAsync(request).ConfigureAwait(false), request, before, asking);
        }
        catch (Exception exception)
        {
            LogPullFailed(parts.Logger, exception, id);
            if (request is not null)
            {
                _news.PutBack(request);
            }

            lock (_lock)
            {
                _askAgainAt = _askTogetherAt = parts.Clock.Now + Duration.FromSeconds(1);
            }
        }
        finally
        {
            _pulling.Release();
        }
    }

    private void Apply(TrunkPullReply reply, TrunkPull request, Duration before, ITrunkClaimant? asking)
    {
        IReadOnlyList<ITrunkClaimant> wake;
        lock (_lock)
        {
            var now = parts.Clock.Now;
            _pulledAt = before;
            _askAgainAt = reply.Granted > 0 ? now : now + Duration.FromMilliseconds(Math.Max(reply.AskAgainMs, 20));
            _askTogetherAt = now + SharedWait;
            IsShared = reply.IsShared;
            if (!reply.Accepted)
            {
                return;
            }

            _lease = new Lease(before, Duration.FromMilliseconds(reply.LeaseMs));
            wake = _permits.Receive(reply, now);
            _settingsVersion = reply.SettingsVersion;
            Settings = reply.Settings ?? Settings;
            ConnectsOthers = reply.ConnectsOthers;
            BreakerOpen = reply.BreakerOpen;
            Pace.Set(reply.CallsPerSecond);
            Resting.Learn(reply.Resting);
        }

        foreach (var claimant in wake.Where(claimant => claimant != asking))
        {
            claimant.Wake();
        }

        TellWitness(reply, request);
    }

    private void TellWitness(TrunkPullReply reply, TrunkPull request)
    {
        // Our own connected calls have borne witness already, each when it was answered.
        var known = _connectedCalls + request.Results.Count(result => result.Says is TrunkEvidence.Connected);
        _connectedCalls = reply.ConnectedCalls;
        if (reply.BreakerOpen)
        {
            _witness.BreakerOpened();
        }
        else if (reply.ConnectedCalls > known)
        {
            _witness.Connected();
        }
    }
}
