namespace Campaigns.Sip.Transactions;

/// <summary>RFC 3261 figure 7 and RFC 6026 figure 1.</summary>
internal enum InviteServerState
{
    Proceeding,
    Completed,
    Confirmed,
    Accepted,
    Terminated,
}
