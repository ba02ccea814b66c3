using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Pacing;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Slots;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Contacts;
using Campaigns.Grains.Interfaces.Dialing;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Telemetry;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// One granted contact on its way through the attempt protocol: intent, last look, INVITE, recorded answer, outcome, slot back.
/// </summary>
internal sealed partial class LiveAttempt(CampaignLine line, DialerParts parts, ContactTicket ticket, Grant grant) : ICallEvents
{
    private static readonly Duration FirstRetry = Duration.FromMilliseconds(200);
    private static readonly Duration LongestRetry = Duration.FromSeconds(5);

    // An intent is a lease too: whoever accounts for a dead silo's calls counts on no INVITE leaving later than this after its intent.
    private static readonly Duration IntentLifetime = Duration.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Instant _intendedAt = parts.WallClock.GetCurrentInstant();
    private LivePhase _phase = LivePhase.NotSent;
    private IPlacedCall? _call;
    private volatile string? _callId;
    private CallEndReason? _ordered;
    private bool _hangUpOrdered;
    private int _attemptNumber;
    private Lease _intent;
    private bool _answerRecorded;
    private bool _trunkWitnessed;
    private Instant _intentAskedAt;
    private AttemptTrace _trace;

    public string PhoneNumber => ticket.PhoneNumber;

    private ReturnedContact Undialled => ReturnedContact.Undialled(ticket.Key.Contact);

    /// <summary>Takes the attempt from its grant to its recorded outcome. Never faults.</summary>
    public async Task RunAsync()
    {
        var returned = Undialled;
        _trace = AttemptTrace.Begin(ticket.Key, grant.Pull);
        try
        {
            returned = await DialAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The intent, if there is one, stays open: it is found again by its owner's name and accounted for.
            _trace.Failed(exception);
            LogAttemptFailed(parts.Logger, exception, ticket.Key.Campaign, ticket.Key.Contact, _attemptNumber);
        }
        finally
        {
            Enter(LivePhase.Over);
            _trace.End(parts.WallClock.GetCurrentInstant());
            line.Return(returned);
        }
    }

    /// <summary>The campaign said what becomes of its live calls.</summary>
    public void Follow(LiveCallOrder order)
    {
        if (order != LiveCallOrder.LetFinish)
        {
            End(CallEndReason.CampaignCancelled, answeredToo: order == LiveCallOrder.HangUp);
        }
    }

    /// <summary>Ends the call: while it rings, or whatever its phase.</summary>
    public void End(CallEndReason reason, bool answeredToo)
    {
        IPlacedCall? call;
        lock (_lock)
        {
            _ordered ??= reason;
            _hangUpOrdered |= answeredToo;
            call = _call;
        }

        if (answeredToo)
        {
            call?.HangUp(reason);
        }
        else
        {
            call?.CancelUnanswered(reason);
        }
    }

    /// <summary>Its assistant asks for the end of the call with this Call-ID.</summary>
    public void EndCall(string callId)
    {
        if (_callId == callId)
        {
            End(CallEndReason.AssistantHungUp, answeredToo: true);
        }
    }

    void ICallEvents.Ringing() => Enter(LivePhase.Ringing);

    async ValueTask<bool> ICallEvents.AnsweredAsync(RecordedDialog dialog)
    {
        Enter(LivePhase.InCall);
        line.Trunk.Report(TrunkResult.Connected);
        var answer = new AnsweredCall(ticket.Key, _attemptNumber, ticket.PhoneNumber, parts.WallClock.GetCurrentInstant(), dialog);
        try
        {
            _answerRecorded = await parts.Journal.WriteAnswerAsync(answer, CancellationToken.None)
                .WaitAsync(parts.Options.AnswerRecordTimeout, parts.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogAnswerNotRecorded(parts.Logger, ticket.Key.Campaign, ticket.Key.Contact, _attemptNumber);
        }

        return _answerRecorded;
    }

    private async Task<ReturnedContact> DialAsync()
    {
        var contact = parts.Grains.GetGrain<IContactGrain>(ticket.Key.Campaign.Value, ContactGrainKey.Of(ticket.Key.Contact), null);
        var (trunk, assistant) = (line.Trunk.Settings, await parts.AssistantOf(grant.Settings.Assistant).ConfigureAwait(false));
        if (trunk is null || assistant is null || line.Epoch != grant.Epoch)
        {
            return Undialled;
        }

        if (!parts.Hours.AreOpen(grant.Settings, ticket.ZoneIds))
        {
            return DialAfter(parts.Hours.AskAgainAt(grant.Settings, ticket.ZoneIds));
        }

        // Before the intent: what is looked up after it could leave it open.
        var briefing = assistant.Kind is AssistantKind.Announcement
            ? Briefing.Empty
            : Briefing.Of(grant.Settings, await parts.ContactWords.ReadAsync(ticket.Key, parts.Stopped).ConfigureAwait(false));

        var candidates = CallerNumberChoice.Candidates(trunk, grant.Settings.CallerNumbers);
        if (CallerNumberChoice.For(ticket.Key, candidates, line.Trunk.Resting.Rests) is not CallerNumberPick.Use caller)
        {
            return DialAfter(parts.WallClock.GetCurrentInstant() + CampaignLine.RestOf(line.Trunk, candidates));
        }

        var order = OrderFor(trunk, caller);
        _callId = order.CallId;
        _intent = new Lease(parts.Clock.Now, IntentLifetime);
        _intentAskedAt = parts.WallClock.GetCurrentInstant();
        try
        {
            var begun = await contact.BeginAsync(order).ConfigureAwait(false);
            TellIntent(begun.Begun ? null : begun.Gate);
            if (!begun.Begun)
            {
                return new ReturnedContact(ticket.Key.Contact, Requeue: !begun.Settled, begun.RetryAtUnixMs);
            }

            _attemptNumber = begun.AttemptNumber;
        }
        catch (Exception exception) when (!parts.Stopped.IsCancellationRequested)
        {
            LogIntentInDoubt(parts.Logger, exception, ticket.Key.Campaign, ticket.Key.Contact);
            _trace.Intent(_intentAskedAt, parts.WallClock.GetCurrentInstant(), "inDoubt");
            if (!await IntentWasWrittenAsync(order).ConfigureAwait(false))
            {
                return Undialled;
            }

            // Time has passed since the gates were asked: the attempt ends unsent rather than late.
            End(CallEndReason.IntentInDoubt, answeredToo: true);
        }

        var outcome = await PlaceAsync(order, trunk, assistant, briefing).ConfigureAwait(false);
        var end = await RecordAsync(contact, order, outcome).ConfigureAwait(false);
        return WhatFollows(end, outcome?.EndedAt ?? parts.WallClock.GetCurrentInstant());
    }

    private ReturnedContact DialAfter(Instant rest) => new(ticket.Key.Contact, Requeue: true, rest.ToUnixTimeMilliseconds());

    /// <summary>A contact that can be dialled at once goes back to the queue, rested when its trunk had refused it.</summary>
    private ReturnedContact WhatFollows(EndReply end, Instant endedAt)
    {
        var now = parts.WallClock.GetCurrentInstant();
        var due = end.State is ContactState.Pending or ContactState.WaitingForRetry && end.NextAtUnixMs <= now.ToUnixTimeMilliseconds();
        var breakerOpen = line.Trunk.BreakerOpen;
        var rested = endedAt + TrunkDoubt.RestAfter(end.Disposition, breakerOpen);
        return new ReturnedContact(ticket.Key.Contact, due, rested.ToUnixTimeMilliseconds(), UntilTrunkConnects: breakerOpen && end.Disposition is Disposition.TrunkRefused);
    }

    /// <summary>Reads what a write in doubt has left, until the database answers.</summary>
    private async Task<bool> IntentWasWrittenAsync(AttemptOrder order)
    {
        for (var wait = FirstRetry; ; wait = Duration.Min(wait * 2, LongestRetry))
        {
            try
            {
                var open = await parts.Journal.ReadOpenAsync(ticket.Key, parts.Stopped).ConfigureAwait(false);
                _attemptNumber = open?.CallId == order.CallId ? open.AttemptNumber : 0;
                return _attemptNumber > 0;
            }
            catch (Exception exception) when (!parts.Stopped.IsCancellationRequested)
            {
                LogIntentInDoubt(parts.Logger, exception, ticket.Key.Campaign, ticket.Key.Contact);
                await Task.Delay(wait.ToTimeSpan(), parts.Time, parts.Stopped).ConfigureAwait(false);
            }
        }
    }

    private AttemptOrder OrderFor(TrunkSettings trunk, CallerNumberPick.Use caller) => new()
    {
        Ticket = ticket,
        Settings = grant.Settings,
        Owner = parts.Owner,
        Epoch = grant.Epoch,
        CallerNumber = caller.Rule.Number,
        CallerMaxCallsPerDay = caller.Rule.MaxCallsPerDay,
        CallerNumberZone = trunk.CallerNumberZone,
        CallerReplaces = caller.Replaces,
        AllowedPrefixes = [.. trunk.AllowedPrefixes],
        CallId = CallIdentity.NewCallId(),
        LocalTag = CallIdentity.NewTag(),
    };

    /// <summary>The last look and the call. Null: refused at the last look, nothing was sent.</summary>
    private async Task<CallOutcome?> PlaceAsync(AttemptOrder order, TrunkSettings trunk, AssistantSettings assistant, Briefing briefing)
    {
        IPlacedCall call;
        lock (_lock)
        {
            var now = parts.Clock.Now;
            var look = LastLook.Take(new LastLookFacts(
                Duration.Min(_intent.Left(now), Duration.Min(line.Lease.Left(now), line.Trunk.Lease.Left(now))),
                grant.Epoch,
                line.Epoch,
                Draining: !parts.MayDial(),
                Suppressed: parts.Suppressed.Contains(line.Team, ticket.PhoneNumber),
                WindowOpen: parts.Hours.AreOpen(grant.Settings, ticket.ZoneIds)));
            if (_ordered is not null || look is not LastLookVerdict.Dial)
            {
                LogNotSent(parts.Logger, ticket.Key.Campaign, ticket.Key.Contact, _attemptNumber, look, _ordered);
                return null;
            }

            Enter(LivePhase.Dialing);
            line.Started();
            call = _call = parts.Originator.Place(CallFor(order, trunk, assistant, briefing), this);
        }

        var outcome = await call.Completion.ConfigureAwait(false);
        parts.Instruments.Called(_intentAskedAt, outcome);
        _trace.Call(outcome);
        var evidence = line.Trunk.ReportEnd(order.CallerNumber, outcome);

        // What speaks against the trunk waits for a witness, so that a broken trunk burns no list.
        _trunkWitnessed = evidence is TrunkEvidence.Against && await line.Trunk.IsWitnessedAsync(TrunkTestimony.WitnessSince(outcome)).ConfigureAwait(false);
        return outcome;
    }

    private CallOrder CallFor(AttemptOrder order, TrunkSettings trunk, AssistantSettings assistant, Briefing briefing) => new()
    {
        CallId = order.CallId,
        LocalTag = order.LocalTag,
        Trunk = trunk,
        CallerNumber = order.CallerNumber,
        CalledNumber = ticket.PhoneNumber,
        Campaign = ticket.Key.Campaign,
        RingTimeout = grant.Settings.RingTimeout,
        MaxCallDuration = grant.Settings.MaxCallDuration,
        Assistant = assistant,
        Voicemail = grant.Settings.Voicemail,
        Recording = grant.Settings.Recording,
        AssistantId = grant.Settings.Assistant,
        DisplayName = briefing.DisplayName,
        Variables = briefing.Variables,
    };

    /// <summary>Reports the end until it is accepted: no outcome is lost because the database is away for a while.</summary>
    private async Task<EndReply> RecordAsync(IContactGrain contact, AttemptOrder order, CallOutcome? outcome)
    {
        var end = new AttemptEnd
        {
            Ticket = ticket,
            AttemptNumber = _attemptNumber,
            Settings = line.Settings ?? grant.Settings,
            Owner = parts.Owner,
            CallerNumber = order.CallerNumber,
            CallerReplaces = order.CallerReplaces,
            Trunk = line.Trunk.Id,
            IntendedAtUnixMs = _intendedAt.ToUnixTimeMilliseconds(),
            Outcome = Traced(outcome ?? new CallOutcome { CallId = order.CallId, EndedAt = parts.WallClock.GetCurrentInstant() }),
            Decided = outcome is null ? Disposition.NotSent : null,
            Cause = outcome is null ? "lastLook" : null,
            AnswerRecorded = _answerRecorded,
            TrunkConnectsOthers = line.Trunk.ConnectsOthers,
            TrunkWitnessed = _trunkWitnessed,
        };

        var reportedAt = parts.WallClock.GetCurrentInstant();
        for (var wait = FirstRetry; ; wait = Duration.Min(wait * 2, LongestRetry))
        {
            try
            {
                var reply = await contact.EndAsync(end).ConfigureAwait(false);
                TellEnd(reply, order, reportedAt);
                return reply;
            }
            catch (Exception exception) when (!parts.Stopped.IsCancellationRequested)
            {
                LogEndRepeated(parts.Logger, exception, ticket.Key.Campaign, ticket.Key.Contact, _attemptNumber);
                await Task.Delay(wait.ToTimeSpan(), parts.Time, parts.Stopped).ConfigureAwait(false);
            }
        }
    }

    private void TellIntent(DialGate? refusedBy)
    {
        if (refusedBy is { } gate)
        {
            parts.Instruments.Refused(gate);
        }

        _trace.Intent(_intentAskedAt, parts.WallClock.GetCurrentInstant(), refusedBy is { } closed ? TagValue<DialGate>.Of(closed) : null);
    }

    private void TellEnd(EndReply end, AttemptOrder order, Instant reportedAt)
    {
        if (end.Recorded)
        {
            parts.Instruments.Ended(end.Disposition);
        }

        _trace.Outcome(reportedAt, parts.WallClock.GetCurrentInstant());
        _trace.Recorded(_attemptNumber, end.Disposition, order.CallId);
    }

    /// <summary>The record leads to the trace, where there is one.</summary>
    private CallOutcome Traced(CallOutcome outcome) =>
        _trace.Id is { } id ? outcome with { Details = (outcome.Details ?? new CallDetails()) with { TraceId = id } } : outcome;

    private void Enter(LivePhase phase)
    {
        lock (_lock)
        {
            line.Gauges.Move(_phase, phase);
            _phase = phase;
        }
    }
}
