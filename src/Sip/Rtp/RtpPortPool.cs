namespace Campaigns.Sip.Rtp;

/// <summary>Hands out even ports of a range, the longest unused first, and lets released ones rest. Not thread-safe.</summary>
internal sealed class RtpPortPool
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _rest;
    private readonly Queue<int> _free = new();
    private readonly Queue<(int Port, long Since)> _resting = new();

    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves 1024–65535.</exception>
    public RtpPortPool(int first, int last, TimeSpan rest, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1024);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, 65_535);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        _time = time;
        _rest = rest;
        for (var port = first + (first & 1); port <= last; port += 2)
        {
            _free.Enqueue(port);
        }
    }

    public int Free => _free.Count;

    public bool TryTake(out int port)
    {
        while (_resting.TryPeek(out var oldest) && _time.GetElapsedTime(oldest.Since) >= _rest)
        {
            _free.Enqueue(_resting.Dequeue().Port);
        }

        return _free.TryDequeue(out port);
    }

    public void Release(int port) => _resting.Enqueue((port, _time.GetTimestamp()));
}
