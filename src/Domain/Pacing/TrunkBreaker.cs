using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>
/// Opens when at least half of a trunk's last twenty calls, and at least five, ended in a way that speaks against the trunk
/// (<see cref="TrunkTestimony"/>). While it is open one probe call at a time is placed; one that gets through closes it.
/// It knows no clock: every report brings a monotonic instant. Not thread safe.
/// </summary>
public sealed class TrunkBreaker
{
    private const int Window = 20;
    private const int Fewest = 5;

    // A probe whose end is never reported must not keep the trunk shut for ever.
    private static readonly Duration ProbePatience = Duration.FromSeconds(60);
    private static readonly Duration BetweenProbes = Duration.FromSeconds(5);

    private readonly Queue<TrunkEvidence> _last = new();
    private Duration _nextProbeAt;
    private bool _probing;

    public bool IsOpen { get; private set; }

    /// <summary>It is closed, and one of the last twenty calls was connected: a refusal is then about the contact.</summary>
    public bool ConnectsOthers => !IsOpen && _last.Contains(TrunkEvidence.Connected);

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

    /// <summary>A call said something of the trunk. While the breaker is open and no probe is out, it was placed before and says nothing of the trunk as it is now.</summary>
    /// <param name="evidence">What it said.</param>
    /// <param name="now">Monotonic.</param>
    public void Note(TrunkEvidence evidence, Duration now)
    {
        if (evidence is TrunkEvidence.None)
        {
            return;
        }

        if (IsOpen)
        {
            NoteProbe(evidence, now);
            return;
        }

        _last.Enqueue(evidence);
        if (_last.Count > Window)
        {
            _last.Dequeue();
        }

        var failures = _last.Count(call => call is TrunkEvidence.Against);
        if (failures >= Fewest && failures * 2 >= _last.Count)
        {
            IsOpen = true;
            _probing = false;
            _nextProbeAt = now + BetweenProbes;
        }
    }

    private void NoteProbe(TrunkEvidence evidence, Duration now)
    {
        if (!_probing)
        {
            return;
        }

        _probing = false;
        if (evidence is not TrunkEvidence.Connected)
        {
            _nextProbeAt = now + BetweenProbes;
            return;
        }

        IsOpen = false;
        _last.Clear();
        _last.Enqueue(evidence);
    }
}
