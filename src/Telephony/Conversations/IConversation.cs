using Campaigns.Domain.Attempts;

namespace Campaigns.Telephony.Conversations;

/// <summary>What happens on an answered call: an assistant that talks, a message that is dropped.</summary>
public interface IConversation
{
    /// <summary>
    /// Talks until there is nothing more to say. Starts at once, before the answer is recorded. It doesn't hang up itself: it returns why the
    /// call is to be hung up, and the call is, as soon as its answer has been recorded; null when the call ended by itself.
    /// </summary>
    /// <param name="call">The call it talks on.</param>
    /// <param name="stop">Cancelled when the call ends or another conversation takes over; what it throws then is expected.</param>
    Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop);
}
