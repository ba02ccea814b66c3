using System.Collections.Concurrent;
using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Dialing;
using Campaigns.Grains.Interfaces.DoNotCall;
using Campaigns.Grains.Interfaces.Housekeeping;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// The one dialer of a silo: serves every running campaign, holds the silo's live calls, hears of pause, cancel and do-not-call.
/// It starts when the silo is active and, when the silo stops, drains before the silo leaves.
/// </summary>
internal sealed partial class Dialer : ILifecycleParticipant<ISiloLifecycle>, IDialerObserver, IDialerState, IDialerPrompt, ITestCalls, IDisposable
{
    private readonly ConcurrentDictionary<CampaignId, CampaignLine> _lines = new();
    private readonly ConcurrentDictionary<TrunkId, TrunkLine> _trunks = new();
    private readonly ConcurrentDictionary<string, TestCall> _tests = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _noNewCalls = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly ICampaignDirectory _directory;
    private readonly AssistantCache _assistants;
    private readonly DialerOptions _options;
    private readonly ILocalSiloDetails _silo;
    private readonly IGrainFactory _grains;
    private readonly Func<IDialerObserver, DialerParts> _newParts;
    private readonly ILogger<Dialer> _logger;
    private readonly TimeProvider _time;
    private readonly IClock _clock;
    private readonly LineSignal _look;
    private DialerParts _parts = null!;
    private Task _serving = Task.CompletedTask;
    private long _pulls;
    private volatile bool _draining;
    private volatile bool _clockAgrees;

    public Dialer(
        ILocalSiloDetails silo,
        IGrainFactory grains,
        ICallOriginator originator,
        IAttemptJournal journal,
        ICampaignDirectory directory,
        IContactWords contactWords,
        IClock clock,
        TimeProvider time,
        HoursCalendar calendar,
        IOptions<DialerOptions> options,
        DialerInstruments instruments,
        ILogger<Dialer> logger)
    {
        (_silo, _grains, _directory, _options, _logger, _time, _clock) = (silo, grains, directory, options.Value, logger, time, clock);
        _look = new LineSignal(time);
        var monotonic = new MonotonicClock(time);
        _assistants = new AssistantCache(grains, monotonic);
        instruments.Watch(() => _lines.Values.Select(line => line.Gauges));
        _newParts = observer => new DialerParts
        {
            Owner = silo.SiloAddress.ToParsableString(),
            Grains = grains,
            Originator = originator,
            Journal = journal,
            ContactWords = contactWords,
            WallClock = clock,
            Hours = new DialingHours(clock, calendar),
            Time = time,
            Clock = monotonic,
            Options = options.Value,
            Suppressed = new RecentlySuppressed(monotonic),
            Logger = logger,
            Instruments = instruments,
            Stopped = _stopped.Token,
            Observer = observer,
            NextSequence = () => Interlocked.Increment(ref _pulls),
            TrunkLineOf = TrunkLineOf,
            AssistantOf = _assistants.GetAsync,
            MayDial = () => !_draining && _clockAgrees,
        };
    }

    /// <inheritdoc/>
    public bool Draining => _draining;

    /// <inheritdoc/>
    public int LiveAttempts => _lines.Values.Sum(line => line.Attempts.Count()) + _tests.Count;

    /// <inheritdoc/>
    public string Owner => _parts.Owner;

    /// <inheritdoc/>
    public async Task<CallOutcome?> PlaceAsync(TrunkId trunk, TeamId team, CallOrder order)
    {
        var test = _tests[order.CallId] = new TestCall(TrunkLineOf(trunk), _parts, team, order);
        try
        {
            return await test.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _tests.TryRemove(order.CallId, out _);
        }
    }

    /// <inheritdoc/>
    public void LookUpCampaigns() => _look.Set();

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(Dialer), ServiceLifecycleStage.Active, StartAsync, StopAsync);

    Task IDialerObserver.EpochRoseAsync(Guid campaign, long epoch, LiveCallOrder order)
    {
        if (_lines.TryGetValue(new CampaignId(campaign), out var line))
        {
            line.EpochRose(epoch, order);
        }

        return Task.CompletedTask;
    }

    Task IDialerObserver.WorkAvailableAsync(Guid campaign)
    {
        if (_lines.TryGetValue(new CampaignId(campaign), out var line))
        {
            line.Wake();
        }

        return Task.CompletedTask;
    }

    Task IDialerObserver.SuppressAsync(Guid team, string[] numbers)
    {
        var whose = new TeamId(team);
        _parts.Suppressed.Add(whose, numbers);
        var suppressed = numbers.ToHashSet(StringComparer.Ordinal);
        foreach (var attempt in _lines.Values.Where(line => line.Team == whose).SelectMany(line => line.Attempts).Where(attempt => suppressed.Contains(attempt.PhoneNumber)))
        {
            attempt.End(CallEndReason.DoNotCall, answeredToo: false);
        }

        foreach (var test in _tests.Values.Where(test => test.Team == whose && suppressed.Contains(test.PhoneNumber)))
        {
            test.End(CallEndReason.DoNotCall, answeredToo: false);
        }

        return Task.CompletedTask;
    }

    Task IDialerObserver.EndCallAsync(Guid campaign, long contact, string callId)
    {
        if (_lines.TryGetValue(new CampaignId(campaign), out var line))
        {
            line.AttemptOf(contact)?.EndCall(callId);
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var trunk in _trunks.Values)
        {
            trunk.Dispose();
        }

        _noNewCalls.Dispose();
        _stopped.Dispose();
    }

    private Task StartAsync(CancellationToken cancellationToken)
    {
        _parts = _newParts(_grains.CreateObjectReference<IDialerObserver>(this));
        _serving = ServeAsync(_noNewCalls.Token);
        LogStarted(_logger, _silo.SiloAddress);
        return Task.CompletedTask;
    }

    /// <summary>Looks up what runs, listens for do-not-call changes, renews trunks: once an interval, and when prompted, until the silo stops.</summary>
    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        Duration? listenedAt = null;
        var housekept = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await CompareClocksAsync(cancellationToken).ConfigureAwait(false);
                await OpenLinesAsync(cancellationToken).ConfigureAwait(false);
                if (!housekept)
                {
                    await _grains.GetGrain<IHousekeepingGrain>(IHousekeepingGrain.Key).StartAsync().ConfigureAwait(false);
                    housekept = true;
                }

                if (listenedAt is null || _parts.Clock.Now - listenedAt >= Duration.FromTimeSpan(_options.Beat))
                {
                    listenedAt = _parts.Clock.Now;
                    await _grains.GetGrain<IDoNotCallGrain>(IDoNotCallGrain.Key).ListenAsync(_parts.Owner, _parts.Observer).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogLookupFailed(_logger, exception);
            }

            await RenewTrunksAsync().ConfigureAwait(false);
            await _look.WaitAsync(Duration.FromTimeSpan(_options.DirectoryInterval), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CompareClocksAsync(CancellationToken cancellationToken)
    {
        var before = _clock.GetCurrentInstant();
        var reference = await _directory.NowAsync(cancellationToken).ConfigureAwait(false);
        var after = _clock.GetCurrentInstant();

        // The answer lies somewhere between the two readings: only what the round trip can't explain is skew.
        var skew = reference < before ? before - reference : reference > after ? reference - after : Duration.Zero;
        var agrees = skew <= Duration.FromTimeSpan(_options.LargestClockSkew);
        if (!agrees)
        {
            LogClockSkew(_logger, skew);
        }

        _clockAgrees = agrees;
    }

    private async Task OpenLinesAsync(CancellationToken cancellationToken)
    {
        var running = await _directory.RunningAsync(cancellationToken).ConfigureAwait(false);
        foreach (var campaign in running)
        {
            var line = _lines.GetOrAdd(campaign.Id, OpenLine, campaign);
            if (line.Trunk.Id != campaign.Trunk && line.Idle)
            {
                CloseLine(line);
            }
        }

        var ids = running.Select(campaign => campaign.Id).ToHashSet();
        foreach (var line in _lines.Values.Where(line => line.Idle && !ids.Contains(line.Id)))
        {
            CloseLine(line);
        }
    }

    private CampaignLine OpenLine(CampaignId id, RunningCampaign campaign)
    {
        var line = new CampaignLine(id, campaign.Team, TrunkLineOf(campaign.Trunk), _parts);
        _ = line.RunAsync();
        return line;
    }

    private void CloseLine(CampaignLine line)
    {
        line.Close();
        _lines.TryRemove(line.Id, out _);
    }

    private TrunkLine TrunkLineOf(TrunkId id) => _trunks.GetOrAdd(id, static (key, parts) => new TrunkLine(key, parts), _parts);

    private Task RenewTrunksAsync() => Task.WhenAll(_trunks.Values.Select(trunk => trunk.RenewAsync()));

    /// <summary>Takes no more grants, waits for live calls, hangs up what is left, hands every slot back.</summary>
    private async Task StopAsync(CancellationToken cancellationToken)
    {
        _draining = true;
        await _noNewCalls.CancelAsync().ConfigureAwait(false);
        await _serving.ConfigureAwait(false);
        LogDraining(_logger, LiveAttempts);
        foreach (var line in _lines.Values)
        {
            line.StopStarting();
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.DrainTimeout);
        await DrainedAsync(limit.Token).ConfigureAwait(false);
        foreach (var attempt in _lines.Values.SelectMany(line => line.Attempts))
        {
            attempt.End(CallEndReason.SiloShutdown, answeredToo: true);
        }

        foreach (var test in _tests.Values)
        {
            test.End(CallEndReason.SiloShutdown, answeredToo: true);
        }

        await DrainedAsync(cancellationToken).ConfigureAwait(false);
        foreach (var line in _lines.Values)
        {
            await line.FlushAsync().ConfigureAwait(false);
            line.Close();
        }

        foreach (var trunk in _trunks.Values)
        {
            await trunk.HandBackAsync().ConfigureAwait(false);
        }

        await _stopped.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>Completes when no attempt is live, or when cancelled. Lines keep renewing their leases meanwhile.</summary>
    private async Task DrainedAsync(CancellationToken cancellationToken)
    {
        while (LiveAttempts > 0 && !cancellationToken.IsCancellationRequested)
        {
            await RenewTrunksAsync().ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromMilliseconds(50), _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
