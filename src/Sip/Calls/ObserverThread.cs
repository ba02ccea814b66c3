using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Calls;

/// <summary>
/// The one thread of an endpoint that tells observers what happened, in order, so that none of them runs on the receiving thread or
/// under the endpoint's lock. While there is traffic it looks every millisecond and nobody has to wake it: at thousands of events a
/// second, waking a thread for each (or a thread pool that spins between them) costs more than everything else the stack does.
/// </summary>
internal sealed class ObserverThread : IDisposable
{
    private const int LookMilliseconds = 1;

    // After this many looks in vain the thread sleeps until it is woken.
    private const int LooksBeforeSleep = 20;

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly CounterSet _counters;
    private readonly Action<Exception>? _fault;
    private readonly Thread _thread;
    private List<CallEvent> _posted = [];
    private List<CallEvent> _delivering = [];
    private bool _sleeping;
    private bool _stopped;

    public ObserverThread(CounterSet counters, Action<Exception>? fault)
    {
        _counters = counters;
        _fault = fault;
        _thread = new Thread(Run) { IsBackground = true, Name = "sip-observers" };
        _thread.Start();
    }

    public void Post(ICallObserver observer, object payload)
    {
        bool wake;
        lock (_gate)
        {
            _posted.Add(new CallEvent(observer, payload));
            wake = _sleeping;
            _sleeping = false;
        }

        if (wake)
        {
            _wake.Set();
        }
    }

    /// <summary>Delivers what was posted and ends the thread; waits for it unless an observer is the one that disposes.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
        }

        _wake.Set();
        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }
    }

    private void Run()
    {
        var looksInVain = 0;
        while (true)
        {
            var stopped = Take(mayFallAsleep: looksInVain >= LooksBeforeSleep);
            if (_delivering.Count > 0)
            {
                looksInVain = 0;
                DeliverAll();
            }
            else if (stopped)
            {
                return;
            }
            else if (looksInVain < LooksBeforeSleep)
            {
                looksInVain++;
                _wake.WaitOne(LookMilliseconds);
            }
            else
            {
                _wake.WaitOne();
                looksInVain = 0;
            }
        }
    }

    /// <summary>Takes over what was posted; returns whether the thread is to end once that is delivered.</summary>
    private bool Take(bool mayFallAsleep)
    {
        lock (_gate)
        {
            (_posted, _delivering) = (_delivering, _posted);
            _sleeping = mayFallAsleep && _delivering.Count == 0 && !_stopped;
            return _stopped;
        }
    }

    private void DeliverAll()
    {
        foreach (var posted in _delivering)
        {
            Deliver(posted);
        }

        _delivering.Clear();
    }

#pragma warning disable CA1031 // Whatever an observer throws is its own fault and is reported; the stack goes on.
    private void Deliver(in CallEvent posted)
    {
        try
        {
            switch (posted.Payload)
            {
                case CallProgress progress:
                    posted.Observer.OnProgress(progress);
                    break;
                case CallAnswer answer:
                    posted.Observer.OnAnswered(answer);
                    break;
                case SipCallResult result:
                    posted.Observer.OnEnded(result);
                    break;
                case NegotiatedMedia media:
                    posted.Observer.OnMediaChanged(media);
                    break;
                case char digit:
                    posted.Observer.OnDigit(digit);
                    break;
                case IAudioSource source:
                    posted.Observer.OnPlaybackFinished(source);
                    break;
            }
        }
        catch (Exception exception)
        {
            ReportFault(exception);
        }
    }

    /// <summary>Counts and reports an exception of the caller's code.</summary>
    public void ReportFault(Exception exception)
    {
        _counters.CountObserverFault();
        try
        {
            _fault?.Invoke(exception);
        }
        catch (Exception)
        {
            _counters.CountObserverFault();
        }
    }
#pragma warning restore CA1031

    private readonly record struct CallEvent(ICallObserver Observer, object Payload);
}
