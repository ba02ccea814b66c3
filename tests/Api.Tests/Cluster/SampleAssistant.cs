using Campaigns.Domain.Assistants;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Assistants;

namespace Campaigns.Api.Tests.Cluster;

internal sealed class SampleAssistant(Guid id) : IAssistantGrain
{
    private AssistantSettings? _settings;
    private long _version;

    public Task<AssistantReply> CreateAsync(AssistantSettings settings)
    {
        (_settings, _version) = (settings, 1);
        return Task.FromResult(new AssistantReply(View(), null, []));
    }

    public Task<AssistantReply> EditAsync(AssistantSettings settings, long? expectedVersion)
    {
        if (_settings is null || (expectedVersion is { } expected && expected != _version))
        {
            return Task.FromResult(new AssistantReply(null, _settings is null ? Refusal.NotFound : Refusal.VersionMismatch, []));
        }

        (_settings, _version) = (settings, _version + 1);
        return Task.FromResult(new AssistantReply(View(), null, []));
    }

    public Task<AssistantReply> DeleteAsync()
    {
        var reply = new AssistantReply(null, _settings is null ? Refusal.NotFound : null, []);
        _settings = null;
        return Task.FromResult(reply);
    }

    public Task<AssistantView?> GetAsync() => Task.FromResult(_settings is null ? null : View());

    private AssistantView View() => new(new AssistantId(id), _settings!, _version);
}
