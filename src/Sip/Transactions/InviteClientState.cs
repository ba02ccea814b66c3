namespace Campaigns.Sip.Transactions;

/// <summary>RFC 3261 figure 5 and RFC 6026 figure 2.</summary>
internal enum InviteClientState
{
    Calling,
    Proceeding,
    Completed,
    Accepted,
    Terminated,
}
