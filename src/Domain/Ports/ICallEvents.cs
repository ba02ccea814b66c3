using Campaigns.Domain.CallRecords;

namespace Campaigns.Domain.Ports;

/// <summary>What the dialer hears of a call before its outcome. Called in order, one at a time, off the receive thread.</summary>
public interface ICallEvents
{
    /// <summary>The first 18x arrived.</summary>
    void Ringing();

    /// <summary>
    /// The first 2xx arrived; audio already flows. The stack acknowledges the 2xx when the returned task completes with true:
    /// an answer that was never recorded is never acknowledged, so the far end drops it after 64 × T1 even if this silo dies
    /// (RFC 3261 §13.3.1.4). False: acknowledge and hang up with <see cref="Attempts.CallEndReason.AnswerNotRecorded"/>.
    /// </summary>
    ValueTask<bool> AnsweredAsync(RecordedDialog dialog);
}
