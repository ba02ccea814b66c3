using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Pacing;
using NodaTime;

namespace Campaigns.Domain.Rehearsal;

/// <summary>
/// Runs a campaign on a virtual clock, from event to event: a call ends, a retry is due, a window opens, the rate allows the next call. Hours, gates,
/// retries and rate are the dialler's own; how calls end is drawn. Memory grows with the calls that are up and the retries that wait, by some bytes each.
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
    private readonly RateLimiter _trunkRate;
    private readonly int _slots;
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
        _trunkRate = new RateLimiter(plan.TrunkCallsPerSecond, Duration.Zero);
        _slots = Math.Min(plan.Settings.MaxConcurrentCalls, plan.TrunkChannels);
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
        var facts = new DialFacts
        {
            Contact = new ContactTicket(
                default, "", contacts.ZoneIds, contacts.DueAt is null ? ContactState.Pending : ContactState.WaitingForRetry, contacts.AttemptsSpent, contacts.AttemptsSpent, contacts.DueAt, 0, 1),
            Settings = _plan.Settings,
            Hours = _groups[group].Hours,
            NumberIsAllowed = true,
            DoNotCall = contacts.DoNotCall,
        };
        IReadOnlyList<GateRule> gates = [.. DialGates.WithTheIntent, .. DialGates.OfTheContact];
        if (DialGates.FirstOpening(gates, facts, _plan.StartAt) is null)
        {
            var (reason, state) = DialGates.Ask(gates, facts, _plan.StartAt) switch
            {
                GateVerdict.ClosedForGood never => (never.Gate, never.State ?? ContactState.Expired),
                GateVerdict.Closed closed => (closed.Gate, ContactState.Expired),
                _ => throw new InvalidOperationException("Gates that pass have an opening."),
            };
            _tally.CannotReach(reason, contacts.Count);
            _tally.Finish(state, contacts.Count);
        }
        else if (contacts.DueAt is { } due)
        {
            for (var i = 0L; i < contacts.Count; i++)
            {
                _retries.Enqueue(new RehearsedRetry(group, contacts.AttemptsSpent), due);
            }
        }
        else
        {
            _groups[group].Pending += contacts.Count;
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

        var slotFree = _calls.Count < _slots;
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
        return _plan.StartAt + Duration.Max(_rate.NextAt(since), _trunkRate.NextAt(since));
    }

    private bool IsSomebodyReady()
    {
        SortOutRetries();
        return (_retries.TryPeek(out _, out var due) && due <= _now) || OpenPending() > 0;
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

    /// <summary>Retries first, then those never dialled, as if their zones were mixed evenly in the list.</summary>
    private RehearsedRetry TakeReady()
    {
        if (_retries.TryPeek(out _, out var due) && due <= _now)
        {
            return _retries.Dequeue();
        }

        var drawn = (long)(_outcomes.Next() * OpenPending());
        for (var i = 0; ; i++)
        {
            var group = _groups[i];
            if (group.Pending == 0 || !group.IsOpen(_now))
            {
                continue;
            }

            if (drawn < group.Pending)
            {
                group.Pending--;
                return new RehearsedRetry(i, 0);
            }

            drawn -= group.Pending;
        }
    }

    private long OpenPending()
    {
        var open = 0L;
        foreach (var group in _groups)
        {
            open += group.Pending > 0 && group.IsOpen(_now) ? group.Pending : 0;
        }

        return open;
    }

    private void Dial(RehearsedRetry contact)
    {
        var since = _now - _plan.StartAt;
        _rate.Spend(1, since);
        _trunkRate.Spend(1, since);
        var disposition = _outcomes.NextDisposition();
        _calls.Enqueue(new RehearsedCall(contact.Group, contact.Spent, disposition), _now + _outcomes.LengthOf(disposition));
        _tally.Start(_now, disposition, _calls.Count);
    }

    private void End(RehearsedCall call)
    {
        var conclusion = _plan.Settings.Retry.Next(new EndedAttempt
        {
            Disposition = call.Disposition,
            AttemptsSpentBefore = call.SpentBefore,
            TrunkConnectsOthers = true,
            EndedAt = _now,
            Hours = _groups[call.Group].Hours,
            Jitter = _outcomes.Next(),
        });
        if (conclusion.Step is NextStep.DialAt retry)
        {
            _retries.Enqueue(new RehearsedRetry(call.Group, conclusion.AttemptsSpent), retry.At);
        }
        else
        {
            _tally.Finish(conclusion.StateFor(ContactState.Pending));
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
            _groups.ForEach(group => group.Pending = 0);
        }
    }
}
