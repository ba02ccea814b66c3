using System.Collections.Concurrent;
using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Slots;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// This silo's share of one campaign: one loop that renews, reports and pulls in a single message at a time,
/// and starts what was granted. Trunk permits are asked before campaign slots, never the other way round.
/// </summary>
internal sealed partial class CampaignLine : ITrunkClaimant, IDisposable
{
    // Of a shared trunk: a wish is remembered for twice as long, and served without being renewed.
    private static readonly Duration WishRenewal = Duration.FromMilliseconds(500);

    private readonly CampaignId _id;
    private readonly DialerParts _parts;
    private readonly ICampaignGrain _grain;
    private readonly TrunkLine _trunk;
    private readonly Pace _pace;
    private readonly LineSignal _signal;
    private readonly ConcurrentDictionary<long, LiveAttempt> _attempts = new();
    private readonly LineSlots _slots;
    private readonly CancellationTokenSource _noNewCalls = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly SemaphoreSlim _pulling = new(1, 1);
    private long _settingsVersion;
    private CampaignSettings? _settings;
    private Lease _lease;
    private Duration _pulledAt;
    private Duration _askAgainAt;
    private long _epoch;
    private int _lastGranted;
    private int _started;

    public CampaignLine(CampaignId id, TeamId team, TrunkLine trunk, DialerParts parts)
    {
        (_id, Team) = (id, team);
        _trunk = trunk;
        _parts = parts;
        _grain = parts.Grains.GetGrain<ICampaignGrain>(id.Value);
        _pace = new Pace(parts.Clock, parts.Time);
        _signal = new LineSignal(parts.Time);
        _slots = new LineSlots(parts.Clock);
    }

    public CampaignId Id => _id;

    /// <summary>Whose campaign it is.</summary>
    public TeamId Team { get; }

    public TrunkLine Trunk => _trunk;

    /// <summary>The highest epoch heard of.</summary>
    public long Epoch => Interlocked.Read(ref _epoch);

    public Lease Lease => _lease;

    /// <summary>The latest settings heard of; they decide retries.</summary>
    public CampaignSettings? Settings => _settings;

    public LiveGauges Gauges { get; } = new();

    /// <summary>Nothing is up, nothing is to be reported.</summary>
    public bool Idle => _slots.Held == 0 && _slots.ToReport == 0;

    public IEnumerable<LiveAttempt> Attempts => _attempts.Values;

    /// <summary>The live attempt of a contact; null when this silo has none.</summary>
    public LiveAttempt? AttemptOf(long contact) => _attempts.GetValueOrDefault(contact);

    /// <summary>Work may have come, or an order: the loop looks at once.</summary>
    public void Wake()
    {
        _askAgainAt = Duration.Zero;
        _signal.Set();
    }

    /// <summary>What this line has of its trunk and wants more.</summary>
    public CampaignClaim Claim(int wanted) => new(_id.Value, _settings?.Priority ?? 0, _settings?.Weight ?? 1, _slots.Held, wanted);

    /// <summary>A new epoch: grants of earlier ones are not sent any more, live calls follow the order.</summary>
    public void EpochRose(long epoch, LiveCallOrder order)
    {
        RaiseEpoch(epoch);
        foreach (var attempt in _attempts.Values)
        {
            attempt.Follow(order);
        }

        Wake();
    }

    /// <summary>Runs until closed. Live attempts go on by themselves.</summary>
    public async Task RunAsync()
    {
        await Task.Yield();
        while (!_closed.IsCancellationRequested)
        {
            await _signal.WaitAsync(UntilNextLook(), _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ReportIsDue() || BeatIsDue() || MayAsk())
            {
                await PullAsync(force: false).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Granted contacts that were not started yet go back undialled.</summary>
    public void StopStarting() => _noNewCalls.Cancel();

    /// <summary>A last report, so that a stopping silo leaves no slot behind.</summary>
    public Task FlushAsync() => PullAsync(force: true);

    /// <summary>Ends the loop. Only when idle, or when the silo is over.</summary>
    public void Close()
    {
        _noNewCalls.Cancel();
        _closed.Cancel();
    }

    public void Dispose()
    {
        _noNewCalls.Dispose();
        _closed.Dispose();
        _pulling.Dispose();
    }

    /// <summary>An attempt's grant has ended: its slot goes back with the next report.</summary>
    public void Return(ReturnedContact returned)
    {
        _attempts.TryRemove(returned.Contact, out _);
        _trunk.Release(1);
        var waiting = _slots.Return(returned);
        if (waiting == 1 || waiting >= _parts.Options.ReportSize)
        {
            _signal.Set();
        }
    }

    /// <summary>An INVITE is about to leave.</summary>
    public void Started()
    {
        Interlocked.Increment(ref _started);
        _parts.Instruments.Started();
        _trunk.Started();
    }

    private bool ReportIsDue() => _slots.ToReport >= _parts.Options.ReportSize
        || (_slots.ToReport > 0 && _slots.OldestReportAge >= Duration.FromTimeSpan(_parts.Options.ReportDelay));

    private bool BeatIsDue() => _slots.Held > 0 && _parts.Clock.Now - _pulledAt >= Duration.FromTimeSpan(_parts.Options.Beat);

    private bool MayAsk() => _parts.MayDial() && _parts.Clock.Now >= _askAgainAt
        && (_trunk.AskAgainAt <= _parts.Clock.Now || _trunk.HasFor(this)) && !NumbersRest();

    /// <summary>How long to leave contacts alone when no caller number is there for them: until the first one no longer rests.</summary>
    public static Duration RestOf(TrunkLine trunk, IReadOnlyList<CallerNumberRule> candidates) =>
        Duration.Max(trunk.Resting.FirstAwake(candidates.Select(candidate => candidate.Number)), Duration.FromSeconds(1));

    // Contacts are not even asked for, so that a rest of hours costs nothing.
    private bool NumbersRest()
    {
        if (!_trunk.Resting.Any || _trunk.Settings is not { } trunk || _settings is not { } settings)
        {
            return false;
        }

        var candidates = CallerNumberChoice.Candidates(trunk, settings.CallerNumbers);
        if (candidates.Count == 0 || candidates.Any(candidate => !_trunk.Resting.Rests(candidate.Number)))
        {
            return false;
        }

        _askAgainAt = _parts.Clock.Now + Duration.Min(RestOf(_trunk, candidates), Duration.FromSeconds(5));
        return true;
    }

    private Duration UntilNextLook()
    {
        var now = _parts.Clock.Now;
        if (_slots.ToReport > 0)
        {
            return Duration.Max(Duration.Zero, Duration.FromTimeSpan(_parts.Options.ReportDelay) - _slots.OldestReportAge);
        }

        // A line that holds nothing has nothing to renew: it only looks whether it may dial again.
        var beat = (_slots.Held > 0 ? _pulledAt : now) + Duration.FromTimeSpan(_parts.Options.Beat);
        var ask = _trunk.HasFor(this) ? _askAgainAt : Duration.Max(_askAgainAt, _trunk.AskAgainAt);
        return Duration.Max(Duration.Zero, Duration.Min(beat, _parts.MayDial() ? ask : beat) - now);
    }

    private async Task PullAsync(bool force)
    {
        await _pulling.WaitAsync().ConfigureAwait(false);
        try
        {
            var askedAt = _parts.WallClock.GetCurrentInstant();
            var reserved = await ReserveAsync().ConfigureAwait(false);
            if (force || reserved > 0 || ReportIsDue() || BeatIsDue() || _settings is null)
            {
                await PullAsync(reserved, askedAt).ConfigureAwait(false);
            }
            else if (!_trunk.IsShared)
            {
                _askAgainAt = Duration.Max(_trunk.AskAgainAt, _parts.Clock.Now + Duration.FromMilliseconds(20));
            }
        }
        finally
        {
            _pulling.Release();
        }
    }

    /// <summary>Trunk permits for as many contacts as are worth asking for: twice the last grant, and a slot for each that came back.</summary>
    private async Task<int> ReserveAsync()
    {
        if (!MayAsk())
        {
            return 0;
        }

        if (_trunk.IsShared)
        {
            // Before it is said: whoever is served at once is woken at once.
            _askAgainAt = _parts.Clock.Now + WishRenewal;
        }

        var wanted = Math.Min(_parts.Options.LargestPull, Math.Max(16, 2 * _lastGranted) + _slots.ToReport);
        return await _trunk.ReserveAsync(this, wanted).ConfigureAwait(false);
    }

    private async Task PullAsync(int reserved, Instant permitsAskedAt)
    {
        var (returned, held) = _slots.TakeReport();
        var started = Interlocked.Exchange(ref _started, 0);
        var before = _parts.Clock.Now;
        var askedAt = _parts.WallClock.GetCurrentInstant();
        PullReply reply;
        try
        {
            reply = await _grain.PullAsync(RequestFor(reserved, returned, held, started)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Nothing is known of the grant: the ledger learns from the next request what is really held.
            LogPullFailed(_parts.Logger, exception, _id);
            _trunk.ReleaseUnused(reserved);
            _slots.PutBack(returned);
            Interlocked.Add(ref _started, started);
            _pulledAt = _parts.Clock.Now;
            _askAgainAt = _pulledAt + Duration.FromMilliseconds(500);
            return;
        }

        Apply(reply, before, reserved, new PullInstants(permitsAskedAt, askedAt, _parts.WallClock.GetCurrentInstant()));
    }

    private PullRequest RequestFor(int wanted, ReturnedContact[] returned, int held, int started) => new()
    {
        Owner = _parts.Owner,
        Dialer = _parts.Observer,
        Sequence = _parts.NextSequence(),
        Held = held,
        Wanted = wanted,
        Returned = returned,
        SettingsVersion = _settingsVersion,
        Dialing = Gauges.Dialing,
        Ringing = Gauges.Ringing,
        InCall = Gauges.InCall,
        Started = started,
        TrunkConnects = !_trunk.BreakerOpen,
    };

    private void Apply(PullReply reply, Duration before, int reserved, PullInstants pull)
    {
        var now = _parts.Clock.Now;
        _pulledAt = before;
        _lastGranted = reply.Contacts.Length;
        _askAgainAt = now + Duration.FromMilliseconds(reply.AskAgainMs);
        if (reply.Accepted)
        {
            _lease = new Lease(before, Duration.FromMilliseconds(reply.LeaseMs));
            _settingsVersion = reply.SettingsVersion;
            _settings = reply.Settings ?? _settings;
            RaiseEpoch(reply.Epoch);
            _pace.Set(reply.CallsPerSecond);
        }

        _trunk.ReleaseUnused(reserved - reply.Contacts.Length);
        if (reply.Contacts.Length > 0)
        {
            _slots.Granted(reply.Contacts.Length);
            var grant = new Grant(reply.Epoch, _settings!, pull);
            _ = StartAsync(reply.Contacts, grant, _noNewCalls.Token);
        }
    }

    private async Task StartAsync(GrantedContact[] contacts, Grant grant, CancellationToken cancellationToken)
    {
        foreach (var contact in contacts)
        {
            try
            {
                await _pace.NextAsync(cancellationToken).ConfigureAwait(false);
                await _trunk.Pace.NextAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // A stopping silo: what was not started goes back undialled.
                Return(ReturnedContact.Undialled(contact.Contact));
                continue;
            }

            var attempt = new LiveAttempt(this, _parts, contact.ToTicket(_id), grant);
            _attempts[contact.Contact] = attempt;
            _ = attempt.RunAsync();
        }
    }

    private void RaiseEpoch(long epoch)
    {
        long seen;
        while (epoch > (seen = Interlocked.Read(ref _epoch)))
        {
            Interlocked.CompareExchange(ref _epoch, epoch, seen);
        }
    }
}
