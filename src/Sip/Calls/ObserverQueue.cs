using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Calls;

/// <summary>Delivers one call's events in order on the thread pool, so that an observer can hold up neither the stack nor another call.</summary>
internal sealed class ObserverQueue(ICallObserver observer, CounterSet counters, Action<Exception>? fault) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<Action<ICallObserver>> _events = new(2);
    private bool _delivering;

    public void Post(Action<ICallObserver> deliver)
    {
        lock (_gate)
        {
            _events.Enqueue(deliver);
            if (_delivering)
            {
                return;
            }

            _delivering = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (TryTake(out var deliver))
        {
            Deliver(deliver);
        }
    }

    private bool TryTake(out Action<ICallObserver> deliver)
    {
        lock (_gate)
        {
            _delivering = _events.TryDequeue(out deliver!);
            return _delivering;
        }
    }

#pragma warning disable CA1031 // Whatever an observer throws is its own fault and is reported; the stack goes on.
    private void Deliver(Action<ICallObserver> deliver)
    {
        try
        {
            deliver(observer);
        }
        catch (Exception exception)
        {
            ReportFault(exception);
        }
    }

    /// <summary>Counts and reports an exception of the caller's code.</summary>
    public void ReportFault(Exception exception)
    {
        counters.CountObserverFault();
        try
        {
            fault?.Invoke(exception);
        }
        catch (Exception)
        {
            counters.CountObserverFault();
        }
    }
#pragma warning restore CA1031
}
