using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>
/// Hours of which all must be open; none at all: open at any time. An instant is judged by its own local time, so a local time that a clock change
/// skips is never asked for and one that it repeats is open both times: no resolver decides anything.
/// </summary>
public sealed class JointHours
{
    private readonly LocalHours[] _hours;

    internal JointHours(params LocalHours[] hours) => _hours = hours;

    /// <summary>True when all are open at this instant.</summary>
    public bool IsOpen(Instant at)
    {
        foreach (var hours in _hours)
        {
            if (!hours.IsOpen(at))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first instant at or after <paramref name="from"/> at which all are open; null when there is none until <paramref name="last"/>.</summary>
    public Instant? NextOpening(Instant from, Instant last) => FirstWhere(open: true, from, last);

    /// <summary>The first instant at or after <paramref name="from"/> at which one is closed; null when there is none until <paramref name="last"/>.</summary>
    public Instant? ClosesAt(Instant from, Instant last) => FirstWhere(open: false, from, last);

    /// <summary>
    /// Openness changes only where a local clock passes a range's edge or midnight, or jumps: it is enough to look at those instants.
    /// </summary>
    private Instant? FirstWhere(bool open, Instant from, Instant last)
    {
        for (var at = from; at <= last; at = NextEdge(at))
        {
            if (IsOpen(at) == open)
            {
                return at;
            }
        }

        return null;
    }

    private Instant NextEdge(Instant after)
    {
        var next = Instant.MaxValue;
        foreach (var hours in _hours)
        {
            next = Instant.Min(next, hours.NextEdge(after));
        }

        return next;
    }
}
