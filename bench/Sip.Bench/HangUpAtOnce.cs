using Campaigns.Domain.Attempts;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Sip.Bench;

/// <summary>A conversation that has nothing to say.</summary>
internal sealed class HangUpAtOnce : IConversations, IConversation
{
    public IConversation For(CallOrder order) => this;

    public Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop) => Task.FromResult<CallEndReason?>(CallEndReason.AnnouncementEnded);
}
