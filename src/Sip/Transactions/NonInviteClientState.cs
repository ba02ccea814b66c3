namespace Campaigns.Sip.Transactions;

/// <summary>RFC 3261 figure 6.</summary>
internal enum NonInviteClientState
{
    Trying,
    Proceeding,
    Completed,
    Terminated,
}
