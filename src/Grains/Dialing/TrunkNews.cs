using Campaigns.Domain.Pacing;
using Campaigns.Grains.Interfaces.Trunks;

namespace Campaigns.Grains.Dialing;

/// <summary>What a silo's calls say about their trunk, until the trunk is told. Thread safe.</summary>
internal sealed class TrunkNews
{
    private readonly Lock _lock = new();
    private List<TrunkResult> _results = [];
    private List<CallerReport> _callers = [];
    private int _started;

    /// <summary>Results to tell.</summary>
    public int Results
    {
        get
        {
            lock (_lock)
            {
                return _results.Count;
            }
        }
    }

    /// <summary>There is something to tell that others may wait for.</summary>
    public bool Any
    {
        get
        {
            lock (_lock)
            {
                return _results.Count + _callers.Count > 0;
            }
        }
    }

    /// <summary>An INVITE is about to leave.</summary>
    public void Started() => Interlocked.Increment(ref _started);

    /// <summary>What a call says about the trunk.</summary>
    public void Add(TrunkResult result)
    {
        lock (_lock)
        {
            _results.Add(result);
        }
    }

    /// <summary>How the called side took a caller number.</summary>
    public void Add(string callerNumber, CallerReaction reaction)
    {
        lock (_lock)
        {
            _callers.Add(new CallerReport(callerNumber, reaction is CallerReaction.Refused));
        }
    }

    /// <summary>Puts everything into a request; nothing is left to tell.</summary>
    public TrunkPull PutInto(TrunkPull request)
    {
        lock (_lock)
        {
            var told = request with { Results = [.. _results], Callers = [.. _callers], Started = Interlocked.Exchange(ref _started, 0) };
            _results.Clear();
            _callers.Clear();
            return told;
        }
    }

    /// <summary>It isn't known whether a request arrived: its news are to be told again.</summary>
    public void PutBack(TrunkPull request)
    {
        lock (_lock)
        {
            _results = [.. request.Results, .. _results];
            _callers = [.. request.Callers, .. _callers];
            Interlocked.Add(ref _started, request.Started);
        }
    }
}
