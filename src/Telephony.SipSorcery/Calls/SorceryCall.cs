using System.Net;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.SipSorcery.Media;
using Campaigns.Telephony.SipSorcery.Signalling;
using NodaTime;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Calls;

/// <summary>
/// One call on SIPSorcery's transactions. Not on its user agents: none of them can hold back the ACK of an authenticated call until the answer is
/// recorded, tells of the 487, or hangs up a second branch. Thread safe: everything happens under one lock, and nothing waits under it.
/// </summary>
internal sealed partial class SorceryCall : IPlacedCall
{
    /// <summary>An answer that isn't recorded by then is given up: before the far end does, after 64 × T1.</summary>
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(25);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<CallOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CallOrder _order;
    private readonly ICallEvents _events;
    private readonly SipSorceryCallOriginator _originator;
    private readonly SignallingSocket _socket;
    private readonly CallAccount _account;
    private readonly EventChain _chain;
    private readonly NativeCallLeg _leg;

    // Ring time-out, wait after CANCEL, wait for the record, longest duration: one phase each, so one timer.
    private readonly ITimer _timer;
    private CallPhase _phase = CallPhase.Resolving;
    private ICallMedia? _media;
    private TalkingCall? _talk;
    private bool _isOver;
    private int _openByes;

    public SorceryCall(CallOrder order, ICallEvents events, SipSorceryCallOriginator originator, SignallingSocket socket)
    {
        (_order, _events, _originator, _socket) = (order, events, originator, socket);
        _account = new CallAccount(order.CallId);
        _chain = new EventChain(ReportFault);
        _leg = new NativeCallLeg(originator.CarriesAudio, ReportFault);
        _timer = originator.Time.CreateTimer(static call => ((SorceryCall)call!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _challenges = new Challenges(order.Trunk);
        _redirects = new Redirects(order.Trunk);
    }

    public string CallId => _order.CallId;

    public Task<CallOutcome> Completion => _completion.Task;

    private Instant Now => Instant.FromDateTimeOffset(_originator.Time.GetUtcNow());

    public void CancelUnanswered(CallEndReason reason)
    {
        lock (_gate)
        {
            if (_phase is CallPhase.Resolving or CallPhase.Calling or CallPhase.Proceeding)
            {
                GiveUp(reason);
            }
        }
    }

    public void HangUp(CallEndReason reason)
    {
        lock (_gate)
        {
            switch (_phase)
            {
                case CallPhase.Resolving or CallPhase.Calling or CallPhase.Proceeding:
                    GiveUp(reason);
                    break;
                case CallPhase.Answered:
                    AcknowledgeAndHangUp(reason);
                    break;
                case CallPhase.Confirmed:
                    HangUpDialog(reason);
                    break;
            }
        }
    }

    /// <summary>Nothing was sent.</summary>
    public void Refuse(CallFailure failure)
    {
        lock (_gate)
        {
            if (_phase is not CallPhase.Ended)
            {
                Fail(failure, CallParty.Nobody);
            }
        }
    }

    /// <summary>Looks the trunk up and sends the INVITE. Never faults.</summary>
    public async Task StartAsync()
    {
        try
        {
            var address = await _originator.Hosts.FindAsync(_order.Trunk.Host).ConfigureAwait(false);
            lock (_gate)
            {
                if (_phase is not CallPhase.Resolving)
                {
                    return;
                }

                if (address is null)
                {
                    Fail(CallFailure.NameNotResolved, CallParty.Nobody);
                    return;
                }

                Dial(address);
            }
        }
#pragma warning disable CA1031 // What can't even be put into a request is an outcome like any other.
        catch (Exception exception)
        {
            ReportFault(exception);
            Refuse(CallFailure.Internal);
        }
#pragma warning restore CA1031
    }

    /// <summary>The originator closes and waits no longer.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            if (_phase is CallPhase.Ended)
            {
                return;
            }

            _invite?.CancelCall();
            _account.OurReason = CallEndReason.SiloShutdown;
            _account.EndedBy = CallParty.Us;
            Finish();
        }
    }

    private void Dial(IPAddress address)
    {
        _nextHop = new SIPEndPoint(SIPProtocolsEnum.udp, address, _order.Trunk.Port ?? SIPConstants.DEFAULT_SIP_PORT);
        try
        {
            _media = _originator.OpenMedia(_leg, address);
        }
        catch (ApplicationException exception)
        {
            // SIPSorcery says so when no port is free.
            ReportFault(exception);
            Fail(CallFailure.NotAdmitted, CallParty.Us);
            return;
        }

        _timer.Change(_order.RingTimeout.ToTimeSpan(), Timeout.InfiniteTimeSpan);
        SendInvite(InviteRequest.Of(_order, _media.Offer()));
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            switch (_phase)
            {
                case CallPhase.Calling or CallPhase.Proceeding:
                    GiveUp(CallEndReason.RingTimeout);
                    break;
                case CallPhase.Cancelling:
                    _account.EndedBy = CallParty.Us;
                    Finish();
                    break;
                case CallPhase.Answered:
                    AcknowledgeAndHangUp(CallEndReason.AnswerNotRecorded);
                    break;
                case CallPhase.Confirmed:
                    HangUpDialog(CallEndReason.MaxCallDuration);
                    break;
            }
        }
    }

    private void GiveUp(CallEndReason reason)
    {
        _account.OurReason ??= reason;
        switch (_phase)
        {
            case CallPhase.Resolving:
                _account.EndedBy = CallParty.Us;
                Finish();
                break;
            case CallPhase.Calling:
                _phase = CallPhase.CancelPending;
                break;
            case CallPhase.Proceeding:
                SendCancel();
                break;
        }
    }

    private void AcknowledgeAndHangUp(CallEndReason? reason)
    {
        Acknowledge();
        HangUpDialog(reason);
    }

    private void HangUpDialog(CallEndReason? reason)
    {
        _phase = CallPhase.HangingUp;
        _account.OurReason ??= reason;
        _account.EndedBy = CallParty.Us;
        _media?.Stop();
        Terminate(_dialog!, Reasons.NormalClearing, isOurs: true);
    }

    private void Terminate(Dialog dialog, string reason, bool isOurs)
    {
        _openByes++;
        _ = AwaitByeAsync(new DialogTermination(_socket.Transport, dialog, _order.Trunk, reason).Start(), isOurs);
    }

    private async Task AwaitByeAsync(Task<int?> termination, bool isOurs)
    {
        await termination.ConfigureAwait(false);
        lock (_gate)
        {
            _openByes--;
            _isOver |= isOurs;
            FinishWhenOver();
        }
    }

    private void FinishWhenOver()
    {
        if (_isOver && _openByes == 0 && _phase is not CallPhase.Ended)
        {
            Finish();
        }
    }

    private void Fail(CallFailure failure, CallParty endedBy)
    {
        (_account.Failure, _account.EndedBy) = (failure, endedBy);
        Finish();
    }

    private void Finish()
    {
        _phase = CallPhase.Ended;
        _timer.Dispose();
        _media?.Stop();
        _account.InviteTransmissions += _invite?.Retransmits ?? 0;
        _socket.Calls.NoteEnded(this);
        _chain.Post(CloseAsync);
    }

    /// <summary>On no thread of SIPSorcery: closing a session inside one of its events blocks the receiving thread.</summary>
    private ValueTask CloseAsync()
    {
        MediaQuality? quality = null;
        try
        {
            quality = _account.AnsweredAt is null ? null : _media?.Measure();
            _media?.Dispose();
        }
        finally
        {
            _leg.End();
            _originator.NoteEnded(_account.AnsweredAt is not null);
            var outcome = _account.Close(Now) with { Details = quality is null ? null : new CallDetails { Media = quality } };
            _completion.TrySetResult(_talk?.Annotate(outcome) ?? outcome);
        }

        return ValueTask.CompletedTask;
    }

    private void ReportFault(Exception exception) => _originator.ReportFault(exception, CallId);
}
