using System.Collections.Concurrent;
using Campaigns.Domain.Assistants;
using Campaigns.Grains.Interfaces.Assistants;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>Assistants' settings, at most a few seconds old, so that a call costs no question.</summary>
internal sealed class AssistantCache(IGrainFactory grains, MonotonicClock clock)
{
    private static readonly Duration Fresh = Duration.FromSeconds(5);
    private readonly ConcurrentDictionary<AssistantId, (AssistantSettings? Settings, Duration At)> _known = new();

    /// <summary>The settings, or null when there is no such assistant.</summary>
    public ValueTask<AssistantSettings?> GetAsync(AssistantId id) =>
        _known.TryGetValue(id, out var known) && clock.Now - known.At < Fresh
            ? ValueTask.FromResult(known.Settings)
            : new ValueTask<AssistantSettings?>(AskAsync(id));

    private async Task<AssistantSettings?> AskAsync(AssistantId id)
    {
        var view = await grains.GetGrain<IAssistantGrain>(id.Value).GetAsync().ConfigureAwait(false);
        _known[id] = (view?.Settings, clock.Now);
        return view?.Settings;
    }
}
