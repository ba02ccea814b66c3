using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Rtp;
using Campaigns.Telephony.Conversations;
using NodaTime;

namespace Campaigns.Telephony;

/// <summary>One call between the port and the stack: turns the stack's events into the port's, and its result into the one outcome.</summary>
internal sealed class PlacedCall(CallOrder order, ICallEvents events, SipCallOriginator originator) : IPlacedCall, ICallObserver
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<CallOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<OutboundCall> _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<OutboundCall> _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OutboundCall? _call;
    private TalkingCall? _talk;
    private CallEndReason? _reason;
    private bool _hangUp;
    private bool _cancel;
    private bool _rang;
    private bool _answered;

    public Task<CallOutcome> Completion => _completion.Task;

    /// <summary>The call's audio, from its answer on.</summary>
    public NativeCallLeg Leg { get; } = originator.NewLeg(order.CallId);

    public void CancelUnanswered(CallEndReason reason)
    {
        OutboundCall? call;
        lock (_lock)
        {
            if (_answered || _completion.Task.IsCompleted)
            {
                return;
            }

            _reason ??= reason;
            _cancel = true;
            call = _call;
        }

        call?.Cancel();
    }

    public void HangUp(CallEndReason reason)
    {
        OutboundCall? call;
        lock (_lock)
        {
            _reason ??= reason;
            _hangUp = true;
            call = _call;
        }

        call?.HangUp();
    }

    /// <summary>The stack has taken the call. What was ordered meanwhile is done now.</summary>
    public void Attach(OutboundCall call)
    {
        bool hangUp, cancel;
        lock (_lock)
        {
            _call = call;
            (hangUp, cancel) = (_hangUp, _cancel);
        }

        _attached.SetResult(call);

        if (hangUp)
        {
            call.HangUp();
        }
        else if (cancel)
        {
            call.Cancel();
        }
    }

    /// <summary>Nothing was sent.</summary>
    public void Refuse(Domain.Attempts.CallFailure failure) => Complete(new CallOutcome
    {
        CallId = order.CallId,
        Failure = failure,
        EndedBy = CallParty.Nobody,
        EndedAt = Instant.FromDateTimeOffset(originator.Now),
    });

    void ICallObserver.OnProgress(CallProgress progress)
    {
        if (!_rang && progress.Status is >= 180 and < 190)
        {
            _rang = true;
            events.Ringing();
        }
    }

    void ICallObserver.OnAnswered(CallAnswer answer)
    {
        lock (_lock)
        {
            _answered = true;
            _talk = originator.Talk(order, Leg, _confirmed.Task);
        }

        originator.NoteAnswered();
        _ = TalkAsync(answer);
    }

    void ICallObserver.OnDigit(char digit) => Leg.Press(digit);

    void ICallObserver.OnEnded(SipCallResult result)
    {
        lock (_lock)
        {
            _reason = result.LocalCause switch
            {
                LocalEndCause.None or LocalEndCause.MediaFailed or LocalEndCause.AckMissing => null,
                LocalEndCause.RingTimeout => CallEndReason.RingTimeout,
                LocalEndCause.MaxDuration => CallEndReason.MaxCallDuration,
                LocalEndCause.NotConfirmed => CallEndReason.AnswerNotRecorded,
                LocalEndCause.SessionExpired => CallEndReason.SessionExpired,
                LocalEndCause.EndpointClosed => CallEndReason.SiloShutdown,
                _ => _reason,
            };
        }

        Complete(OutcomeOf(result, _reason));
    }

    private static RecordedDialog RecordOf(DialogSnapshot dialog) => new()
    {
        CallId = dialog.CallId,
        LocalTag = dialog.LocalTag,
        RemoteTag = dialog.RemoteTag,
        LocalUri = dialog.LocalUri,
        RemoteUri = dialog.RemoteUri,
        RemoteTarget = dialog.RemoteTarget,
        RouteSet = dialog.RouteSet,
        LocalCSeq = (int)dialog.LocalCSeq,
        NextHop = dialog.NextHop.ToString(),
    };

    private static CallOutcome OutcomeOf(SipCallResult result, CallEndReason? reason) => new()
    {
        CallId = result.CallId,
        SipStatus = result.Status,
        SipReason = result.ReasonPhrase,
        Q850Cause = result.Q850?.Cause,
        RetryAfter = result.RetryAfter is { } after ? Duration.FromTimeSpan(after) : null,
        Failure = result.Failure switch
        {
            Sip.Calls.CallFailure.None or Sip.Calls.CallFailure.CancelUnanswered => Domain.Attempts.CallFailure.None,
            Sip.Calls.CallFailure.TransportFailed => Domain.Attempts.CallFailure.TransportFailed,
            Sip.Calls.CallFailure.TimerB => Domain.Attempts.CallFailure.NoResponse,
            Sip.Calls.CallFailure.MediaFailed => Domain.Attempts.CallFailure.MediaFailed,
            Sip.Calls.CallFailure.NotAdmitted => Domain.Attempts.CallFailure.NotAdmitted,
            Sip.Calls.CallFailure.DnsFailed => Domain.Attempts.CallFailure.NameNotResolved,
            Sip.Calls.CallFailure.NotRegistered => Domain.Attempts.CallFailure.NotRegistered,
            Sip.Calls.CallFailure.RequestTooLarge => Domain.Attempts.CallFailure.RequestTooLarge,
            _ => Domain.Attempts.CallFailure.Internal,
        },
        OurReason = reason,
        EndedBy = result.EndedBy switch
        {
            CallEnder.Local => CallParty.Us,
            CallEnder.Remote => CallParty.FarEnd,
            _ => CallParty.Nobody,
        },
        InviteAt = InstantOf(result.InviteSentAt),
        TryingAt = InstantOf(result.TryingAt),
        RingingAt = InstantOf(result.RingingAt),
        AnsweredAt = InstantOf(result.AnsweredAt),
        EndedAt = Instant.FromDateTimeOffset(result.EndedAt),
        RemoteTag = result.RemoteTag,
        InviteTransmissions = result.InviteRequests + result.InviteRetransmissions,
        Details = result.Media is { } media ? new CallDetails { Media = QualityOf(media) } : null,
    };

    private static MediaQuality QualityOf(MediaStatistics media) => new()
    {
        PacketsSent = media.PacketsSent,
        PacketsReceived = media.PacketsReceived,
        PacketsLost = media.PacketsLost,
        JitterMs = Milliseconds(media.Jitter),
        FarPacketsLost = media.FarPacketsLost,
        FarJitterMs = media.FarJitter is { } jitter ? Milliseconds(jitter) : null,
        RoundTripMs = media.RoundTrip is { } roundTrip ? Milliseconds(roundTrip) : null,
    };

    // A tenth of a millisecond is finer than RTP's own clock.
    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    private static Instant? InstantOf(DateTimeOffset? at) => at is { } value ? Instant.FromDateTimeOffset(value) : null;

    /// <summary>The assistant starts at once; the ACK leaves when the answer is recorded.</summary>
    private async Task TalkAsync(CallAnswer answer)
    {
        try
        {
            // A carrier on the same machine may answer before the call has been handed over here.
            var call = await _attached.Task.ConfigureAwait(false);
            var talking = _talk!.RunAsync();
            if (!await events.AnsweredAsync(RecordOf(answer.Dialog)).ConfigureAwait(false))
            {
                HangUp(CallEndReason.AnswerNotRecorded);
                return;
            }

            call.ConfirmAnswer();
            _confirmed.TrySetResult(call);
            if (await ReasonOfAsync(talking).ConfigureAwait(false) is { } reason)
            {
                HangUp(reason);
            }
        }
        catch (Exception exception)
        {
            originator.ReportFault(exception, order.CallId);
            HangUp(CallEndReason.AnswerNotRecorded);
        }
    }

    private async Task<CallEndReason?> ReasonOfAsync(Task<CallEndReason?> talking)
    {
        try
        {
            return await talking.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            originator.ReportFault(exception, order.CallId);
            return CallEndReason.AssistantFailed;
        }
    }

    private void Complete(CallOutcome outcome)
    {
        Leg.End();
        originator.NoteEnded(_answered);
        _completion.TrySetResult(_talk?.Annotate(outcome) ?? outcome);
    }
}
