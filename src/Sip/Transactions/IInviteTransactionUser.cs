using System.Net.Sockets;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Transactions;

/// <summary>Told what an INVITE client transaction learns, under the endpoint's lock.</summary>
internal interface IInviteTransactionUser
{
    void OnProvisional(SipMessage response);

    /// <summary>Every 2xx: the first, its retransmissions, and those of further branches (RFC 6026 §7.2).</summary>
    void OnAccepted(SipMessage response);

    /// <summary>The first 3xx–6xx. The transaction has acknowledged it already.</summary>
    void OnRefused(SipMessage response);

    /// <summary>64 × T1 without any response.</summary>
    void OnTimerB();

    void OnTransportFailed(SocketError error);
}
