using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Pacing;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>
/// Runs a campaign on a virtual clock, from event to event: a call ends, a retry is due, a window opens, the rate allows the next call. Hours, gates,
/// retries, rate and pace are the dialler's own; how calls end is drawn. Memory grows with the calls that are up and the retries that wait, by some bytes each.
/// </summary>
public sealed class CampaignRehearsal
{
    /// <summary>A campaign that takes longer isn't rehearsed to its end.</summary>
    public static readonly Duration Longest = Duration.FromDays(366);

    private const int StepsBetweenLooks = 4096;

    private readonly RehearsalPlan _plan;
    private readonly DrawnOutcomes _outcomes;
    private readonly ForecastTally _tally;
    private readonly List<RehearsedGroup> _groups = [];
    private readonly PriorityQueue<RehearsedRetry, Instant> _retries = new();
    private readonly PriorityQueue<RehearsedCall, Instant> _calls = new();
    private readonly RateLimiter _rate;
    private readonly RehearsedTrunk _trunk;
    private readonly Instant _end;
    private Instant _now;

    private CampaignRehearsal(RehearsalPlan plan, HoursCalendar calendar)
    {
        _plan = plan;
        _now = plan.StartAt;
        _end = Instant.Min(plan.Settings.EndAt ?? Instant.MaxValue, plan.StartAt + Longest);
        _outcomes = new DrawnOutcomes(plan.Outcomes, plan.Settings, new Random(plan.Seed));
        _tally = new ForecastTally(plan.StartAt);
        _rate = new RateLimiter(plan.Settings.MaxCallsPerSecond, Duration.Zero);
        _trunk = new RehearsedTrunk(plan, _outcomes.MeanLength);
        foreach (var contacts in plan.Contacts.GroupBy(contacts => string.Join(' ', contacts.ZoneIds)))
        {
            var group = new RehearsedGroup(calendar.HoursOf(plan.Settings, contacts.First().ZoneIds));
            _groups.Add(group);
            foreach (var some in contacts)
            {
                Enter(some, _groups.Count - 1);
            }
        }
    }

    /// <summary>Runs a plan to its end.</summary>
    /// <param name="plan">What is rehearsed.</param>
    /// <param name="calendar">The time zones and the law.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static Forecast Run(RehearsalPlan plan, HoursCalendar calendar, CancellationToken cancellationToken)
    {
        var rehearsal = new CampaignRehearsal(plan, calendar);
        for (var steps = 0; rehearsal.Step(); steps++)
        {
            if (steps % StepsBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        rehearsal.Expire();
        var cutOff = rehearsal._now >= plan.StartAt + Longest;
        return rehearsal._tally.ToForecast(cutOff ? null : rehearsal._now);
    }

    /// <summary>Takes contacts in, unless a gate keeps them out for good.</summary>
    private void Enter(ContactGroup contacts, int group)
    {
        switch (GroupReach.Ask(contacts, _plan.Settings, _groups[group].Hours, _plan.StartAt))
        {
            case GateVerdict.ClosedForGood never:
                _tally.CannotReach(never.Gate, contacts.Count);
                _tally.Finish(never.State ?? ContactState.Expired, contacts.Count);
                return;
            case GateVerdict.Closed closed:
                _tally.CannotReach(closed.Gate, contacts.Count);
                _tally.Finish(ContactState.Expired, contacts.Count);
                return;
            default:
                break;
        }

        if (contacts.DueAt is { } due)
        {
            for (var i = 0L; i < contacts.Count; i++)
            {
                _retries.Enqueue(new RehearsedRetry(group, contacts.AttemptsSpent, 0), due);
            }
        }
        else
        {
            _groups[group].Add(contacts.Priority, contacts.Count);
        }
    }

    /// <summary>One event. False: nothing is left to happen.</summary>
    private bool Step()
    {
        if (_calls.TryPeek(out _, out var callEnds) && callEnds <= _now)
        {
            End(_calls.Dequeue());
            return true;
        }

        if (_now >= _end)
        {
            Expire();
            return AdvanceTo(_calls.Count > 0 ? callEnds : null);
        }

        var slotFree = _calls.Count < _trunk.Slots;
        if (slotFree && IsSomebodyReady())
        {
            var next = NextCallAt();
            if (next <= _now)
            {
                Dial(TakeReady());
                return true;
            }

            return AdvanceTo(Earliest(next, _calls.Count > 0 ? callEnds : null, _end));
        }

        var wakes = slotFree ? Earliest(NextDue(), NextOpening(), null) : null;
        return AdvanceTo(Earliest(wakes, _calls.Count > 0 ? callEnds : null, wakes is null ? null : _end));
    }

    private bool AdvanceTo(Instant? next)
    {
        if (next is not { } at)
        {
            return false;
        }

        _now = Instant.Max(_now, at);
        return true;
    }

    private static Instant? Earliest(Instant? a, Instant? b, Instant? c)
    {
        var earliest = Instant.Min(a ?? Instant.MaxValue, Instant.Min(b ?? Instant.MaxValue, c ?? Instant.MaxValue));
        return earliest == Instant.MaxValue ? null : earliest;
    }

    private Instant NextCallAt()
    {
        var since = _now - _plan.StartAt;
        return _plan.StartAt + Duration.Max(_rate.NextAt(since), _trunk.NextAt(since));
    }

    private bool IsSomebodyReady()
    {
        SortOutRetries();
        return (_retries.TryPeek(out _, out var due) && due <= _now) || OpenPending().Count > 0;
    }

    /// <summary>A retry that is due while its window is closed moves to the next opening, as the dialler's does.</summary>
    private void SortOutRetries()
    {
        while (_retries.TryPeek(out var retry, out var due) && due <= _now && !_groups[retry.Group].IsOpen(_now))
        {
            _retries.Dequeue();
            if (_groups[retry.Group].NextOpening(_now) is { } opening)
            {
                _retries.Enqueue(retry, opening);
            }
            else
            {
                _tally.Finish(ContactState.Expired);
            }
        }
    }

    /// <summary>Retries first, then those never dialled: by priority, and among equals as if their zones were mixed evenly in the list.</summary>
    private RehearsedRetry TakeReady()
    {
        if (_retries.TryPeek(out _, out var due) && due <= _now)
        {
            return _retries.Dequeue();
        }

        var (priority, count) = OpenPending();
        var drawn = (long)(_outcomes.Next() * count);
        for (var i = 0; ; i++)
        {
            var group = _groups[i];
            if (!IsNext(group, priority))
            {
                continue;
            }

            if (drawn < group.PendingFirst)
            {
                group.Take();
                return new RehearsedRetry(i, 0, 0);
            }

            drawn -= group.PendingFirst;
        }
    }

    /// <summary>The highest priority among those who may be called and never were, and how many have it.</summary>
    private (int Priority, long Count) OpenPending()
    {
        var (priority, count) = (int.MinValue, 0L);
        foreach (var group in _groups)
        {
            if (group.Pending == 0 || group.Priority < priority || !group.IsOpen(_now))
            {
                continue;
            }

            count = group.Priority == priority ? count + group.PendingFirst : group.PendingFirst;
            priority = group.Priority;
        }

        return (priority, count);
    }

    private bool IsNext(RehearsedGroup group, int priority) => group.Pending > 0 && group.Priority == priority && group.IsOpen(_now);

    private void Dial(RehearsedRetry contact)
    {
        var since = _now - _plan.StartAt;
        _rate.Spend(1, since);
        _trunk.Start(since);
        var disposition = _outcomes.NextDisposition();
        _calls.Enqueue(new RehearsedCall(contact, disposition), _now + _outcomes.LengthOf(disposition));
        _tally.Start(_now, disposition, _calls.Count);
    }

    private void End(RehearsedCall call)
    {
        var contact = call.Contact;
        var conclusion = _plan.Settings.Retry.Next(new EndedAttempt
        {
            Disposition = call.Disposition,
            AttemptsSpentBefore = contact.Spent,
            CapacityRefusalsBefore = contact.Refusals,
            TrunkConnectsOthers = _trunk.Connects,
            EndedAt = _now,
            Hours = _groups[contact.Group].Hours,
            Jitter = _outcomes.Next(),
        });
        _trunk.End(call.Disposition, _now - _plan.StartAt);
        var again = contact with { Spent = conclusion.AttemptsSpent, Refusals = conclusion.CapacityRefusals };
        switch (conclusion.Step)
        {
            case NextStep.DialAt retry:
                _retries.Enqueue(again, retry.At);
                break;
            case NextStep.ReturnUnspent:
                _retries.Enqueue(again, _now + TrunkDoubt.RestAfter(call.Disposition, breakerOpen: false));
                break;
            default:
                _tally.Finish(conclusion.StateFor(ContactState.Pending));
                break;
        }
    }

    private Instant? NextDue() => _retries.TryPeek(out _, out var due) ? due : null;

    private Instant? NextOpening() => _groups
        .Where(group => group.Pending > 0 && !group.IsOpen(_now))
        .Select(group => group.NextOpening(_now))
        .Where(opening => opening is not null)
        .Min();

    /// <summary>The campaign's end has come, or no window opens any more: who is left expires.</summary>
    private void Expire()
    {
        var left = _retries.Count + _groups.Sum(group => group.Pending);
        if (left > 0)
        {
            _tally.Finish(ContactState.Expired, left);
            _retries.Clear();
            _groups.ForEach(group => group.Clear());
        }
    }
}
