namespace Campaigns.Sip.Transactions;

/// <summary>Told, under the endpoint's lock, that a 2xx to an INVITE from the peer was never acknowledged.</summary>
internal interface IInviteServerTransactionUser
{
    /// <summary>64 × T1 without ACK: the dialog has to be ended (RFC 3261 §13.3.1.4).</summary>
    void OnAckMissing();
}
