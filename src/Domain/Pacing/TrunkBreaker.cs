using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>
/// Opens when at least half of a trunk's last twenty calls, and at least five, ended in a way that speaks against the trunk:
/// 401, 403, 404, 407, 488, any 5xx but 503, or no reply. While it is open one probe call at a time is placed; one that gets through closes it.
/// It knows no clock: every report brings a monotonic instant. Not thread safe.
/// </summary>
public sealed class TrunkBreaker
{
    private const int Window = 20;
    private const int Fewest = 5;

    // A probe whose end is never reported must not keep the trunk shut for ever.
    private static readonly Duration ProbePatience = Duration.FromSeconds(60);
    private static readonly Duration BetweenProbes = Duration.FromSeconds(5);

    private readonly Queue<bool> _failed = new();
    private Duration _nextProbeAt;
    private bool _probing;

    public bool IsOpen { get; private set; }

    /// <summary>How many of <paramref name="wanted"/> calls may be placed: all, or one probe now and then.</summary>
    public int Admits(int wanted, Duration now) => !IsOpen ? wanted : now >= _nextProbeAt ? Math.Min(1, wanted) : 0;

    /// <summary>Calls were granted; while the breaker is open they are probes.</summary>
    public void Granted(int calls, Duration now)
    {
        if (IsOpen && calls > 0)
        {
            _probing = true;
            _nextProbeAt = now + ProbePatience;
        }
    }

    /// <summary>A call ended. While the breaker is open and no probe is out, it was placed before and says nothing of the trunk as it is now.</summary>
    /// <param name="sipStatus">Its final status; 0: no reply at all.</param>
    /// <param name="now">Monotonic.</param>
    public void Note(int sipStatus, Duration now)
    {
        var failed = SpeaksAgainstTrunk(sipStatus);
        if (IsOpen)
        {
            NoteProbe(failed, now);
            return;
        }

        _failed.Enqueue(failed);
        if (_failed.Count > Window)
        {
            _failed.Dequeue();
        }

        var failures = _failed.Count(call => call);
        if (failures >= Fewest && failures * 2 >= _failed.Count)
        {
            IsOpen = true;
            _probing = false;
            _nextProbeAt = now + BetweenProbes;
        }
    }

    /// <summary>The statuses that say more about the trunk than about the called party.</summary>
    public static bool SpeaksAgainstTrunk(int sipStatus) => sipStatus is 0 or 401 or 403 or 404 or 407 or 488 or (>= 500 and < 600 and not 503);

    private void NoteProbe(bool failed, Duration now)
    {
        if (!_probing)
        {
            return;
        }

        _probing = false;
        if (failed)
        {
            _nextProbeAt = now + BetweenProbes;
            return;
        }

        IsOpen = false;
        _failed.Clear();
    }
}
