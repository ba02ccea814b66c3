using System.Collections.Concurrent;

namespace Campaigns.Silo.Tests.Reminders;

/// <summary>Which alarms rang, and how often.</summary>
internal sealed class AlarmBoard
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<long, int> _rang = new();

    public int Expected { get; set; }

    public Task All => _all.Task;

    public IReadOnlyDictionary<long, int> Rings => _rang;

    public void Rang(long alarm)
    {
        _rang.AddOrUpdate(alarm, 1, static (_, times) => times + 1);
        if (_rang.Count == Expected)
        {
            _all.TrySetResult();
        }
    }
}
