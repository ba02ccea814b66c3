using System.Net.Sockets;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Transactions;

/// <summary>Told, exactly once and under the endpoint's lock, how a non-INVITE client transaction ended.</summary>
internal interface INonInviteTransactionUser
{
    void OnFinal(SipMessage response);

    /// <summary>64 × T1 without a final response.</summary>
    void OnTimerF();

    void OnTransportFailed(SocketError error);
}
