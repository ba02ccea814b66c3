using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Dialing;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>
/// A campaign's window on its contacts' table: pages of pending contacts whose zones are open, and retries that are due.
/// It remembers what is granted, so that a contact is offered once at a time; the rows stay the truth, and everything here can be lost.
/// Used from one grain only.
/// </summary>
internal sealed class CampaignQueue(CampaignId campaign, IContactQueue contacts, ZoneOpenings openings)
{
    private const int PageSize = 2000;
    private const int LowWater = 500;

    private readonly Queue<QueuedContact> _due = new();
    private readonly Queue<QueuedContact> _pending = new();
    private readonly HashSet<long> _offered = [];
    private readonly Dictionary<long, string> _granted = [];
    private readonly Dictionary<string, long[]> _lastGrants = [];
    private readonly Dictionary<string, int> _grantedTo = [];
    private readonly Dictionary<long, Rest> _resting = [];
    private int _restingForTrunk;
    private QueueCursor? _cursor;
    private RetryCursor? _retriesAfter;
    private int[] _openSets = [];
    private bool _atEnd;
    private bool _rescan;
    private bool _lookForRetries = true;

    /// <summary>Contacts ready to be granted.</summary>
    public int Ready => _due.Count + _pending.Count;

    /// <summary>Contacts granted and not returned.</summary>
    public int Granted => _granted.Count;

    /// <summary>Contacts that are left alone for a while.</summary>
    public int Resting => _resting.Count;

    /// <summary>Everybody whose hours are open has been read.</summary>
    public bool AllRead => _atEnd && !_rescan;

    /// <summary>There may be more to read than what is in memory.</summary>
    public bool WantsRefill => _lookForRetries || (_pending.Count < LowWater && (!_atEnd || _rescan));

    /// <summary>Contacts, settings or the clock changed: everything is read from the beginning again.</summary>
    public void Restart()
    {
        foreach (var queued in _pending.Concat(_due))
        {
            _offered.Remove(queued.Ticket.Key.Contact);
        }

        _pending.Clear();
        _due.Clear();
        (_cursor, _atEnd, _rescan) = (null, false, false);
        LookForRetries();
    }

    /// <summary>Retries may be due: all that are due are looked at.</summary>
    public void LookForRetries() => (_lookForRetries, _retriesAfter) = (true, null);

    /// <summary>
    /// Retries have come due: those after the last one seen are looked at. One that was recorded late, for an instant that has been passed,
    /// waits for the next look at all of them.
    /// </summary>
    public void RetriesCameDue() => _lookForRetries = true;

    /// <summary>Reads what is missing. Returns true when the queue was empty and is not any more.</summary>
    public async Task<bool> RefillAsync(Instant now, CancellationToken cancellationToken)
    {
        var before = Ready;
        Forget(now);
        var open = openings.OpenAt(now);
        if (!open.SequenceEqual(_openSets))
        {
            // Contacts of a zone that has just opened stand before the cursor.
            _openSets = open;
            (_cursor, _atEnd, _retriesAfter) = (null, false, null);
        }

        if (open.Length == 0)
        {
            (_atEnd, _lookForRetries) = (true, false);
            return false;
        }

        if (_lookForRetries)
        {
            _lookForRetries = false;
            var due = await contacts.DueRetriesAsync(campaign, open, _retriesAfter, now, PageSize, cancellationToken);
            _retriesAfter = due is [.., { Ticket: { NextAt: { } at, Key.Contact: var last } }] ? new RetryCursor(at, last) : _retriesAfter;
            Offer(due, _due, now);
            _lookForRetries |= due.Count == PageSize && _due.Count < LowWater;
        }

        if (_pending.Count < LowWater && (!_atEnd || _rescan))
        {
            await ReadPageAsync(open, now, cancellationToken);
        }

        return before == 0 && Ready > 0;
    }

    /// <summary>Takes up to <paramref name="count"/> contacts for an owner; those whose window has closed meanwhile are let go.</summary>
    public List<ContactTicket> Take(int count, string owner, Instant now)
    {
        var taken = new List<ContactTicket>(Math.Min(count, Ready));
        while (taken.Count < count && (_due.TryDequeue(out var next) || _pending.TryDequeue(out next)))
        {
            var id = next.Ticket.Key.Contact;
            if (openings.IsOpen(next.ZoneSet, now))
            {
                _granted[id] = owner;
                taken.Add(next.Ticket);
            }
            else
            {
                _offered.Remove(id);
                _rescan = true;
            }
        }

        if (taken.Count > 0)
        {
            _lastGrants[owner] = [.. taken.Select(ticket => ticket.Key.Contact)];
            _grantedTo[owner] = _grantedTo.GetValueOrDefault(owner) + taken.Count;
        }

        return taken;
    }

    /// <summary>Whom it would offer next, whatever is in the way: who is ready, who rests, who waits for a retry within a day. Null: nobody whose hours are open.</summary>
    public async Task<long?> NextAsync(Instant now, CancellationToken cancellationToken)
    {
        if (_due.TryPeek(out var next) || _pending.TryPeek(out next))
        {
            return next.Ticket.Key.Contact;
        }

        if (_resting.Count > 0)
        {
            return _resting.Keys.First();
        }

        var open = openings.OpenAt(now);
        var retries = open.Length == 0 ? [] : await contacts.DueRetriesAsync(campaign, open, null, now + Duration.FromDays(1), 1, cancellationToken);
        return retries is [var first, ..] ? first.Ticket.Key.Contact : null;
    }

    /// <summary>
    /// A grant has ended. A contact that was not dialled, or whose attempt was not spent, is read again.
    /// A report that is repeated after the contact was granted to another owner says nothing about that grant.
    /// </summary>
    public void Return(ReturnedContact returned, string owner, Instant now)
    {
        if (_granted.TryGetValue(returned.Contact, out var holder) && holder != owner)
        {
            return;
        }

        Drop(returned.Contact);
        if (!returned.Requeue)
        {
            return;
        }

        var notBefore = Instant.FromUnixTimeMilliseconds(returned.NotBeforeUnixMs);
        if (notBefore > now)
        {
            var known = _resting.TryGetValue(returned.Contact, out var before) && before.UntilTrunkConnects;
            _restingForTrunk += (returned.UntilTrunkConnects ? 1 : 0) - (known ? 1 : 0);
            _resting[returned.Contact] = new Rest(notBefore, returned.UntilTrunkConnects);
        }

        _rescan = true;
        LookForRetries();
    }

    /// <summary>The trunk is whole: contacts that rested so that its probes would ask with other numbers are read again.</summary>
    public void TrunkConnects()
    {
        if (_restingForTrunk > 0)
        {
            EndRests(rest => rest.UntilTrunkConnects);
        }
    }

    /// <summary>
    /// An owner says how many contacts it holds. Fewer than were granted: its last grant never arrived, and goes back to the queue.
    /// </summary>
    public void Reconcile(string owner, int held)
    {
        var known = _grantedTo.GetValueOrDefault(owner);
        if (known <= held)
        {
            return;
        }

        var lost = _lastGrants.GetValueOrDefault(owner) ?? [];
        foreach (var contact in known - lost.Count(_granted.ContainsKey) == held ? lost : [.. GrantedTo(owner)])
        {
            Drop(contact);
        }

        _rescan = true;
        LookForRetries();
    }

    /// <summary>An owner is gone: its contacts are nobody's. Those with an open call are kept out by their row.</summary>
    public void ReleaseOwner(string owner)
    {
        foreach (var contact in GrantedTo(owner).ToList())
        {
            Drop(contact);
        }

        _lastGrants.Remove(owner);
        _grantedTo.Remove(owner);
        _rescan = true;
        LookForRetries();
    }

    private IEnumerable<long> GrantedTo(string owner) => _granted.Where(grant => grant.Value == owner).Select(grant => grant.Key);

    private async Task ReadPageAsync(int[] open, Instant now, CancellationToken cancellationToken)
    {
        if (_rescan)
        {
            (_cursor, _rescan) = (null, false);
        }

        var page = await contacts.PendingAsync(campaign, open, _cursor, PageSize, cancellationToken);
        Offer(page.Contacts, _pending, now);
        (_cursor, _atEnd) = (page.Next, page.Next is null);
    }

    private void Offer(IReadOnlyList<QueuedContact> read, Queue<QueuedContact> queue, Instant now)
    {
        foreach (var contact in read)
        {
            var id = contact.Ticket.Key.Contact;
            if (_resting.TryGetValue(id, out var rest) && rest.Until > now)
            {
                continue;
            }

            if (_offered.Add(id))
            {
                queue.Enqueue(contact);
            }
        }
    }

    private void Drop(long contact)
    {
        _offered.Remove(contact);
        if (_granted.Remove(contact, out var owner))
        {
            _grantedTo[owner] = _grantedTo.GetValueOrDefault(owner) - 1;
        }
    }

    private void Forget(Instant now) => EndRests(rest => rest.Until <= now);

    private void EndRests(Predicate<Rest> over)
    {
        foreach (var (contact, rest) in _resting)
        {
            if (over(rest))
            {
                _resting.Remove(contact);
                _restingForTrunk -= rest.UntilTrunkConnects ? 1 : 0;
                _rescan = true;
                LookForRetries();
            }
        }
    }

    /// <param name="Until">Not offered before.</param>
    /// <param name="UntilTrunkConnects">Nor longer than its trunk seems broken.</param>
    private readonly record struct Rest(Instant Until, bool UntilTrunkConnects);
}
