using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Conversations;

/// <summary>
/// An answered call and whatever talks on it: first its assistant, then what takes over. Thread safe. A SIP stack makes one at the answer,
/// runs it, hangs up with the reason it returns, and applies its notes to the outcome.
/// </summary>
public sealed class TalkingCall
{
    private readonly Lock _lock = new();
    private readonly IReadOnlyList<ICallWatcher> _watchers;
    private readonly List<Func<CallOutcome, CallOutcome>> _notes = [];
    private IConversation _talking;
    private CancellationTokenSource? _stop;
    private volatile bool _takenOver;

    public TalkingCall(
        CallOrder order, ICallLeg leg, ICallSignalling signalling, IConversation assistant, IReadOnlyList<ICallWatcher> watchers)
    {
        (Order, Leg, Signalling, Assistant, _talking, _watchers) = (order, leg, signalling, assistant, assistant, watchers);
    }

    public CallOrder Order { get; }

    public ICallLeg Leg { get; }

    /// <summary>Second legs and transfers.</summary>
    public ICallSignalling Signalling { get; }

    /// <summary>The conversation of the order's assistant.</summary>
    public IConversation Assistant { get; }

    /// <summary>
    /// Stops what talks now (its playing too) and lets <paramref name="next"/> talk; before the assistant has begun, in its place.
    /// Nothing happens once the call has ended.
    /// </summary>
    public void TakeOver(IConversation next)
    {
        lock (_lock)
        {
            (_talking, _takenOver) = (next, true);

            // Its callbacks run elsewhere: whoever takes over may be on a thread that serves every call.
            _ = _stop?.CancelAsync();
        }

        Leg.StopPlaying();
    }

    /// <summary>Something found out during the call, to be put into its outcome. Notes are applied in the order in which they came.</summary>
    public void Note(Func<CallOutcome, CallOutcome> note)
    {
        lock (_lock)
        {
            _notes.Add(note);
        }
    }

    /// <summary>Something found out, to be put into the record's details.</summary>
    public void NoteDetails(Func<CallDetails, CallDetails> note) => Note(outcome => outcome with { Details = note(outcome.Details ?? new CallDetails()) });

    /// <summary>Hands the call over, and notes to whom; see <see cref="ICallSignalling.TransferAsync"/>.</summary>
    public async Task TransferAsync(SipTarget target, CancellationToken cancellationToken)
    {
        await Signalling.TransferAsync(target, cancellationToken).ConfigureAwait(false);
        NoteDetails(details => details with { TransferredTo = target.Uri });
    }

    /// <summary>The outcome with everything that was noted.</summary>
    public CallOutcome Annotate(CallOutcome outcome)
    {
        lock (_lock)
        {
            return _notes.Aggregate(outcome, (noted, note) => note(noted));
        }
    }

    /// <summary>Talks until the call is to be hung up, and returns why; null when it has ended by itself. Faults are the conversation's.</summary>
    public async Task<CallEndReason?> RunAsync()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Watch(this);
        }

        while (true)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Leg.Ended);
            CallEndReason? reason = null;
            try
            {
                reason = await Begin(stop).RunAsync(this, stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // It was stopped, and says so.
            }
            finally
            {
                Leg.StopPlaying();
                Finish();
            }

            if (Leg.Ended.IsCancellationRequested)
            {
                return null;
            }

            if (!_takenOver)
            {
                return reason;
            }
        }
    }

    private IConversation Begin(CancellationTokenSource stop)
    {
        lock (_lock)
        {
            (_stop, _takenOver) = (stop, false);
            return _talking;
        }
    }

    /// <summary>Whatever takes over from now on begins by itself.</summary>
    private void Finish()
    {
        lock (_lock)
        {
            _stop = null;
        }
    }
}
