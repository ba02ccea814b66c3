using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Conversations;

/// <summary>Knows which conversation an order's assistant holds.</summary>
public interface IConversations
{
    /// <summary>A conversation of its own for one call.</summary>
    IConversation For(CallOrder order);
}
