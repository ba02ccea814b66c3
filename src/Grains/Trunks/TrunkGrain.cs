using Campaigns.Domain.Faults;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Trunks;

/// <summary>One trunk: its settings, its channels and its rate. What the carrier answers makes it slower or faster.</summary>
[GrainType("trunk")]
internal sealed class TrunkGrain : Grain, ITrunkGrain
{
    private readonly IPersistentState<TrunkGrainState> _state;
    private readonly TrunkParts _parts;
    private TrunkDialling? _dialling;

    public TrunkGrain([PersistentState("trunk")] IPersistentState<TrunkGrainState> state, TrunkParts parts) => (_state, _parts) = (state, parts);

    private TrunkId Id => new(this.GetPrimaryKey());

    private TrunkSettings? Settings => _state.State.Settings;

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        Settings is null ? Task.CompletedTask : StartDiallingAsync(cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _dialling?.Stop();
        return Task.CompletedTask;
    }

    public Task<TrunkReply> CreateAsync(TrunkSettings settings) => Settings is null
        ? SaveAsync(settings)
        : Task.FromResult(TrunkSettingsRules.AreSame(Settings, settings) ? Answer() : Refuse(Refusal.Exists, new Fault("", "A trunk with this id exists already, with other settings.")));

    public async Task<TrunkReply> EditAsync(TrunkSettings settings, long? expectedVersion)
    {
        if (Settings is null)
        {
            return Missing();
        }

        if (expectedVersion is { } expected && expected != _state.State.Version)
        {
            return Refuse(Refusal.VersionMismatch, new Fault("", $"The trunk was changed meanwhile: its version is {_state.State.Version}, not {expected}."));
        }

        var keepsPassword = settings.Password is null && settings.Username is not null && settings.Username == Settings.Username;
        return await SaveAsync(keepsPassword ? settings with { Password = Settings.Password } : settings);
    }

    public async Task<TrunkReply> DeleteAsync()
    {
        if (Settings is not { } settings)
        {
            return Missing();
        }

        var users = await _parts.Directory.UsersOfAsync(Id, CancellationToken.None);
        if (users.Count > 0)
        {
            return Refuse(Refusal.InUse, [.. users.Select(name => new Fault("", $"Campaign \"{name}\" still uses this trunk."))]);
        }

        var last = Answer();
        await WriteAsync(null);
        await _parts.Directory.SaveTrunkAsync(Id, settings, _state.State.Version, deleted: true, CancellationToken.None);
        DeactivateOnIdle();
        return last;
    }

    public Task<TrunkView?> GetAsync() => Task.FromResult(Settings is null ? null : View());

    public Task<TrunkSettings?> GetWithPasswordAsync() => Task.FromResult(Settings is null ? null : TrunkSettingsRules.WithPrefixes(Settings, _parts.Numbers));

    public Task<TrunkPullReply> PullAsync(TrunkPull request) =>
        Settings is null || _dialling is null ? Task.FromResult(TrunkDialling.Nothing) : _dialling.PullAsync(request);

    private async Task StartDiallingAsync(CancellationToken cancellationToken)
    {
        var dialling = new TrunkDialling(this, Id, _parts);
        dialling.SettingsChanged(TrunkSettingsRules.WithPrefixes(Settings!, _parts.Numbers), _state.State.Version);
        await dialling.StartAsync(cancellationToken);
        _dialling = dialling;
    }

    private async Task<TrunkReply> SaveAsync(TrunkSettings settings)
    {
        var faults = TrunkSettingsRules.Validate(settings);
        if (faults.Count > 0)
        {
            return Refuse(Refusal.Invalid, [.. faults]);
        }

        await WriteAsync(settings);
        await _parts.Directory.SaveTrunkAsync(Id, settings, _state.State.Version, deleted: false, CancellationToken.None);
        if (_dialling is null)
        {
            await StartDiallingAsync(CancellationToken.None);
        }
        else
        {
            _dialling.SettingsChanged(TrunkSettingsRules.WithPrefixes(settings, _parts.Numbers), _state.State.Version);
        }

        return Answer();
    }

    private async Task WriteAsync(TrunkSettings? settings)
    {
        var (before, version) = (_state.State.Settings, _state.State.Version);
        (_state.State.Settings, _state.State.Version) = (settings, version + 1);
        try
        {
            await _state.WriteStateAsync();
        }
        catch
        {
            (_state.State.Settings, _state.State.Version) = (before, version);
            throw;
        }
    }

    private TrunkView View() => new()
    {
        Id = Id,
        Settings = Settings! with { Password = null },
        Version = _state.State.Version,
        ChannelsInUse = _dialling?.ChannelsInUse ?? 0,
        LearnedChannels = _dialling?.LearnedChannels ?? Settings.MaxConcurrentCalls,
        LearnedCallsPerSecond = _dialling?.LearnedCallsPerSecond ?? Settings.MaxCallsPerSecond,
        BreakerOpen = _dialling?.BreakerOpen ?? false,
        NextCallUnixMs = UnixMsIn(_dialling?.UntilNextCall ?? Duration.Zero),
        RestsUntilUnixMs = _dialling?.UntilRested is { } rest && rest > Duration.Zero ? UnixMsIn(rest) : null,
        Silos = _dialling?.Silos ?? [],
        Resting = _dialling?.Resting ?? [],
        Sharers = _dialling?.Sharers ?? [],
        HasPassword = Settings.Password is not null,
        CallsPerSecond = _dialling?.CallsPerSecond ?? 0,
        Failures = _dialling?.Failures ?? [],
    };

    private long UnixMsIn(Duration span) => (_parts.Clock.GetCurrentInstant() + span).ToUnixTimeMilliseconds();

    private TrunkReply Answer() => new(View(), null, []);

    private static TrunkReply Refuse(Refusal refusal, params IReadOnlyList<Fault> faults) => new(null, refusal, faults);

    private static TrunkReply Missing() => Refuse(Refusal.NotFound, new Fault("", "There is no such trunk."));
}
