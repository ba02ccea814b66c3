using Campaigns.Grains.Interfaces.Dialing;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>The live gauges of a campaign, summed over its dialers, and its calls per second over the last seconds.</summary>
internal sealed class ProgressMeter
{
    private static readonly Duration Window = Duration.FromSeconds(5);
    private static readonly Duration Stale = Duration.FromSeconds(20);

    private readonly Dictionary<string, PullRequest> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Duration> _heard = new(StringComparer.Ordinal);
    private readonly Queue<(Duration At, int Started)> _starts = new();

    public int Dialing => _last.Values.Sum(request => request.Dialing);

    public int Ringing => _last.Values.Sum(request => request.Ringing);

    public int InCall => _last.Values.Sum(request => request.InCall);

    public void Note(PullRequest request, Duration now)
    {
        _last[request.Owner] = request;
        _heard[request.Owner] = now;
        if (request.Started > 0)
        {
            _starts.Enqueue((now, request.Started));
        }
    }

    /// <summary>Attempts started per second over the last five seconds; dialers that have not been heard of are left out.</summary>
    public double CallsPerSecond(Duration now)
    {
        while (_starts.TryPeek(out var start) && now - start.At > Window)
        {
            _starts.Dequeue();
        }

        foreach (var (owner, at) in _heard)
        {
            if (now - at > Stale)
            {
                _heard.Remove(owner);
                _last.Remove(owner);
            }
        }

        return _starts.Sum(start => start.Started) / Window.TotalSeconds;
    }
}
