using Campaigns.Domain.Assistants;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Announcements;
using Campaigns.Telephony.MediaStreams;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.Conversations;

/// <summary>The conversations this system knows: the same for every SIP stack.</summary>
public sealed class ConversationBook : IConversations
{
    private readonly AnnouncementLibrary _recordings;
    private readonly AgentSocket _sockets;
    private readonly IOptOuts _optOuts;
    private readonly IOutboundResolver _resolver;
    private readonly TimeProvider _time;
    private readonly ILogger<ConversationBook> _logger;

    public ConversationBook(
        IAudioStore audio, IOptOuts optOuts, IOutboundResolver resolver, TimeProvider time, ILogger<ConversationBook> logger)
    {
        (_recordings, _sockets) = (new AnnouncementLibrary(audio), new AgentSocket(resolver));
        (_optOuts, _resolver, _time, _logger) = (optOuts, resolver, time, logger);
    }

    /// <inheritdoc/>
    public IConversation For(CallOrder order) => new AssistantConversation(
        order.Assistant, () => PartnerOf(order.Assistant), _recordings, _optOuts, _resolver, _logger);

    private IPartner PartnerOf(AssistantSettings assistant) => assistant switch
    {
        { Sip: { } agent } => new SipPartner(agent, _resolver, _logger),
        { MediaStream: { } agent } => new MediaStreamPartner(agent, _sockets, _time),
        _ => new AnnouncementPartner(assistant, _recordings),
    };
}
