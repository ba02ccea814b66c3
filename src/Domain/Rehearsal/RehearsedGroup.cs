using Campaigns.Domain.CallWindows;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>The contacts of one set of zones in a rehearsal: when they may be called, and how many wait for their first call.</summary>
internal sealed class RehearsedGroup(ContactHours hours)
{
    private Instant _judgedUntil = Instant.MinValue;
    private bool _open;

    public ContactHours Hours => hours;

    /// <summary>Contacts that were never dialled.</summary>
    public long Pending { get; set; }

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
