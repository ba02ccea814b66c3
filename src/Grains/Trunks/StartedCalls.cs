using NodaTime;

namespace Campaigns.Grains.Trunks;

/// <summary>How many calls the silos began lately, as they tell every few seconds. Not thread safe.</summary>
internal sealed class StartedCalls
{
    private static readonly Duration Window = Duration.FromSeconds(15);

    private readonly Queue<(Duration At, int Count)> _told = new();

    public void Note(int count, Duration now)
    {
        if (count > 0)
        {
            _told.Enqueue((now, count));
        }
    }

    /// <summary>New calls per second over the last fifteen seconds.</summary>
    public double PerSecond(Duration now)
    {
        while (_told.TryPeek(out var oldest) && now - oldest.At > Window)
        {
            _told.Dequeue();
        }

        return _told.Sum(told => told.Count) / Window.TotalSeconds;
    }
}
