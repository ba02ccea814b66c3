using Campaigns.Domain.CallWindows;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>The contacts of one set of zones in a rehearsal: when they may be called, and how many wait for their first call, by priority.</summary>
internal sealed class RehearsedGroup(ContactHours hours)
{
    // Ascending: the highest priority is the last one, and goes without moving the others.
    private readonly SortedList<int, long> _pending = [];
    private Instant _judgedUntil = Instant.MinValue;
    private bool _open;

    public ContactHours Hours => hours;

    /// <summary>Contacts that were never dialled.</summary>
    public long Pending { get; private set; }

    /// <summary>The highest priority among them; only while there are any.</summary>
    public int Priority => _pending.GetKeyAtIndex(_pending.Count - 1);

    /// <summary>How many have it.</summary>
    public long PendingFirst => _pending.GetValueAtIndex(_pending.Count - 1);

    public void Add(int priority, long count)
    {
        _pending[priority] = _pending.GetValueOrDefault(priority) + count;
        Pending += count;
    }

    /// <summary>One of the highest priority is dialled.</summary>
    public void Take()
    {
        Pending--;
        if (PendingFirst == 1)
        {
            _pending.RemoveAt(_pending.Count - 1);
        }
        else
        {
            _pending.SetValueAtIndex(_pending.Count - 1, PendingFirst - 1);
        }
    }

    public void Clear()
    {
        _pending.Clear();
        Pending = 0;
    }

    /// <summary>Judged again only where it changes. Instants must not go back.</summary>
    public bool IsOpen(Instant now)
    {
        if (now >= _judgedUntil)
        {
            _open = hours.IsOpen(now);
            _judgedUntil = (_open ? hours.ClosesAt(now) : hours.NextOpening(now)) ?? now + ContactHours.Horizon;
        }

        return _open;
    }

    /// <summary>The next opening of a group that is closed; null when there is none within 60 days.</summary>
    public Instant? NextOpening(Instant now) => hours.NextOpening(now);
}
