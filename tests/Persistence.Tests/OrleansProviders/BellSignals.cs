using System.Collections.Concurrent;

namespace Campaigns.Persistence.Tests.OrleansProviders;

/// <summary>Lets a test wait for a bell without a clock.</summary>
internal sealed class BellSignals
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _bells = new();

    public Task WaitAsync(Guid bell) => SignalOf(bell).Task;

    public void Rang(Guid bell) => SignalOf(bell).TrySetResult();

    private TaskCompletionSource SignalOf(Guid bell) =>
        _bells.GetOrAdd(bell, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
