using Campaigns.Grains.Interfaces.Dialing;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// The slots a line holds and the contacts it has yet to report, changed together: what is reported as returned is never also
/// reported as held. Thread safe.
/// </summary>
internal sealed class LineSlots(MonotonicClock clock)
{
    private readonly Lock _lock = new();
    private readonly List<ReturnedContact> _returned = [];
    private Duration _oldest;
    private int _held;

    /// <summary>Slots in use.</summary>
    public int Held
    {
        get
        {
            lock (_lock)
            {
                return _held;
            }
        }
    }

    /// <summary>Contacts to report.</summary>
    public int ToReport
    {
        get
        {
            lock (_lock)
            {
                return _returned.Count;
            }
        }
    }

    /// <summary>How long the oldest report has waited; zero when there is none.</summary>
    public Duration OldestReportAge
    {
        get
        {
            lock (_lock)
            {
                return _returned.Count == 0 ? Duration.Zero : clock.Now - _oldest;
            }
        }
    }

    public void Granted(int count)
    {
        lock (_lock)
        {
            _held += count;
        }
    }

    /// <summary>A grant has ended. Returns how many wait to be reported.</summary>
    public int Return(ReturnedContact contact)
    {
        lock (_lock)
        {
            if (_returned.Count == 0)
            {
                _oldest = clock.Now;
            }

            _returned.Add(contact);
            _held--;
            return _returned.Count;
        }
    }

    /// <summary>What to report now, and the slots that are held beside it.</summary>
    public (ReturnedContact[] Returned, int Held) TakeReport()
    {
        lock (_lock)
        {
            ReturnedContact[] all = [.. _returned];
            _returned.Clear();
            return (all, _held);
        }
    }

    /// <summary>The report did not arrive, or it is not known whether it did: it is to be repeated.</summary>
    public void PutBack(ReturnedContact[] contacts)
    {
        lock (_lock)
        {
            _returned.InsertRange(0, contacts);
            _oldest = clock.Now;
        }
    }
}
