using Campaigns.Domain.Ports;
using Campaigns.Telephony.Announcements;

namespace Campaigns.Telephony.Conversations;

/// <summary>The conversations this system knows: the same for every SIP stack.</summary>
public sealed class ConversationBook : IConversations
{
    private readonly AnnouncementLibrary _announcements;

    public ConversationBook(IAudioStore audio) => _announcements = new AnnouncementLibrary(audio);

    /// <inheritdoc/>
    public IConversation For(CallOrder order) => new AnnouncementConversation(order.Assistant, _announcements);
}
