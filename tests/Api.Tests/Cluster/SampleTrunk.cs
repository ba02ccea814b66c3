using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Trunks;

namespace Campaigns.Api.Tests.Cluster;

internal sealed class SampleTrunk(Guid id) : ITrunkGrain
{
    private TrunkSettings? _settings;
    private long _version;

    public Task<TrunkReply> CreateAsync(TrunkSettings settings)
    {
        (_settings, _version) = (settings, 1);
        return Task.FromResult(new TrunkReply(View(), null, []));
    }

    public Task<TrunkReply> EditAsync(TrunkSettings settings, long? expectedVersion)
    {
        if (_settings is null || (expectedVersion is { } expected && expected != _version))
        {
            return Task.FromResult(new TrunkReply(null, _settings is null ? Refusal.NotFound : Refusal.VersionMismatch, []));
        }

        (_settings, _version) = (settings, _version + 1);
        return Task.FromResult(new TrunkReply(View(), null, []));
    }

    public Task<TrunkReply> DeleteAsync()
    {
        var reply = new TrunkReply(null, _settings is null ? Refusal.NotFound : _settings.Name == "Needed" ? Refusal.InUse : null, []);
        _settings = reply.Refusal is null ? null : _settings;
        return Task.FromResult(reply);
    }

    public Task<TrunkView?> GetAsync() => Task.FromResult(_settings is null ? null : View());

    public Task<TrunkSettings?> GetWithPasswordAsync() => throw new NotSupportedException("Nobody dials here.");

    public Task<TrunkPullReply> PullAsync(TrunkPull request) => throw new NotSupportedException("Nobody dials here.");

    private TrunkView View() => new()
    {
        Id = new TrunkId(id),
        Settings = _settings! with { Password = null },
        Version = _version,
        ChannelsInUse = 0,
        LearnedChannels = _settings.MaxConcurrentCalls,
        LearnedCallsPerSecond = _settings.MaxCallsPerSecond,
        BreakerOpen = false,
    };
}
