using Campaigns.Domain.Attempts;

namespace Campaigns.Domain.Ports;

/// <summary>A call that was placed and may still be up.</summary>
public interface IPlacedCall
{
    /// <summary>Completes exactly once and never faults, after BYE or CANCEL has finished and the media port is free.</summary>
    Task<CallOutcome> Completion { get; }

    /// <summary>Cancels the call if it has not been answered; a call that has been answered goes on. Idempotent.</summary>
    void CancelUnanswered(CallEndReason reason);

    /// <summary>Ends the call whatever its phase: CANCEL while it rings, BYE once answered. Idempotent; the first reason stands.</summary>
    void HangUp(CallEndReason reason);
}
