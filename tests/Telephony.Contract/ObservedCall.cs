using System.Collections.Concurrent;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Contract;

/// <summary>Keeps what the port tells of one call, and does what the case's dialler would.</summary>
public sealed class ObservedCall(CallOrder order, DiallerAct act) : ICallEvents
{
    internal const string Ringing = "ringing";
    internal const string Answered = "answered";

    private readonly ConcurrentQueue<string> _events = new();
    private readonly TaskCompletionSource<IPlacedCall> _placed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<RecordedDialog> _dialog = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CallOrder Order => order;

    public IReadOnlyCollection<string> Events => [.. _events];

    /// <summary>Null while there is none.</summary>
    public CallOutcome? Outcome { get; set; }

    /// <summary>Read from the originator when the outcome was there.</summary>
    public int InFlightAfterwards { get; set; }

    /// <summary>Why SIPp's scenario failed; null when it was played to its end.</summary>
    public string? PeersComplaint { get; set; }

    /// <summary>The first answer.</summary>
    public Task<RecordedDialog> Dialog => _dialog.Task;

    public void Place(ICallOriginator originator)
    {
        var call = originator.Place(order, this);
        _placed.SetResult(call);
        if (act == DiallerAct.CancelsAtOnce)
        {
            call.CancelUnanswered(CallEndReason.CampaignCancelled);
        }
    }

    /// <summary>False when there is no outcome in time.</summary>
    public async Task<bool> WaitForOutcomeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var call = await _placed.Task.ConfigureAwait(false);
        try
        {
            Outcome = await call.Completion.WaitAsync(patience, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    void ICallEvents.Ringing()
    {
        _events.Enqueue(Ringing);
        if (act == DiallerAct.CancelsWhenRinging)
        {
            WhenPlaced(call => call.CancelUnanswered(CallEndReason.CampaignCancelled));
        }
    }

    async ValueTask<bool> ICallEvents.AnsweredAsync(RecordedDialog dialog)
    {
        _events.Enqueue(Answered);
        _dialog.TrySetResult(dialog);
        if (act == DiallerAct.HangsUpWhenAnswered)
        {
            // As a dialler does: the order to hang up comes from elsewhere, while the answer is being recorded or after.
            var call = await _placed.Task.ConfigureAwait(false);
            call.HangUp(CallEndReason.CampaignCancelled);
        }

        if (act == DiallerAct.NeverRecordsTheAnswer)
        {
            var call = await _placed.Task.ConfigureAwait(false);
            await call.Completion.ConfigureAwait(false);
        }

        return act != DiallerAct.CannotRecordTheAnswer;
    }

    // A peer on the same machine may ring before Place has returned.
    private void WhenPlaced(Action<IPlacedCall> then) =>
        _placed.Task.ContinueWith(placed => then(placed.Result), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
