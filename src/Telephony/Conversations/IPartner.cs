using Campaigns.Domain.Attempts;

namespace Campaigns.Telephony.Conversations;

/// <summary>Who talks on one call once it has been said who calls. Disposed at the end, or when the caller pressed a key that ends it.</summary>
internal interface IPartner : IAsyncDisposable
{
    /// <summary>Gets ready beside the opening: loads, connects. What it throws is the assistant's failure.</summary>
    Task PrepareAsync(TalkingCall call, CancellationToken stop);

    /// <summary>Talks; see <see cref="IConversation.RunAsync"/>. What it throws is the assistant's failure.</summary>
    Task<CallEndReason?> TalkAsync(TalkingCall call, CancellationToken stop);
}
