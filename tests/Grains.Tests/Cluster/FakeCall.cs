using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using NodaTime;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>One dialled phone. Behaves as the port's contract says: one outcome, CANCEL while it rings, BYE once answered.</summary>
internal sealed class FakeCall(CallOrder order, ICallEvents events, IClock clock, Signal signal) : IPlacedCall
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<CallOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Instant? _ringingAt;
    private Instant? _answeredAt;

    public CallOrder Order => order;

    public string Number => order.CalledNumber;

    /// <summary>The dial instant.</summary>
    public Instant PlacedAt { get; } = clock.GetCurrentInstant();

    public Task<CallOutcome> Completion => _completion.Task;

    /// <summary>180.</summary>
    public void Ring()
    {
        _ringingAt = clock.GetCurrentInstant();
        events.Ringing();
    }

    /// <summary>200; true when the answer was recorded and would be acknowledged.</summary>
    public async Task<bool> AnswerAsync()
    {
        lock (_lock)
        {
            _answeredAt = clock.GetCurrentInstant();
        }

        var recorded = await events.AnsweredAsync(new RecordedDialog
        {
            CallId = order.CallId,
            LocalTag = order.LocalTag,
            RemoteTag = "far",
            LocalUri = $"sip:{order.CallerNumber}@carrier",
            RemoteUri = $"sip:{order.CalledNumber}@carrier",
            RemoteTarget = "sip:far@127.0.0.1",
            LocalCSeq = 1,
            NextHop = "127.0.0.1:5060",
        });
        if (!recorded)
        {
            HangUp(CallEndReason.AnswerNotRecorded);
        }

        return recorded;
    }

    /// <summary>The far end hangs up an answered call.</summary>
    public void FarEndHangsUp() => End(200, null, CallParty.FarEnd);

    /// <summary>The far end refuses with this status.</summary>
    public void Refuse(int status) => End(status, null, CallParty.FarEnd);

    /// <summary>Nobody picked up within the ring time-out, after it rang.</summary>
    public void RingOut()
    {
        Ring();
        End(487, CallEndReason.RingTimeout, CallParty.Us);
    }

    /// <summary>No reply at all.</summary>
    public void StaySilent() => End(null, null, CallParty.Nobody, CallFailure.NoResponse);

    public void CancelUnanswered(CallEndReason reason)
    {
        lock (_lock)
        {
            if (_answeredAt is not null)
            {
                return;
            }
        }

        End(_ringingAt is null ? null : 487, reason, CallParty.Us);
    }

    public void HangUp(CallEndReason reason) => End(_answeredAt is not null ? 200 : _ringingAt is null ? null : 487, reason, CallParty.Us);

    private void End(int? status, CallEndReason? reason, CallParty by, CallFailure failure = CallFailure.None)
    {
        _completion.TrySetResult(new CallOutcome
        {
            CallId = order.CallId,
            SipStatus = status,
            OurReason = reason,
            EndedBy = by,
            Failure = failure,
            InviteAt = PlacedAt,
            RingingAt = _ringingAt,
            AnsweredAt = _answeredAt,
            EndedAt = clock.GetCurrentInstant(),
            InviteTransmissions = 1,
        });
        signal.Raise();
    }
}
