namespace Campaigns.Sip;

/// <summary>What an endpoint is busy with at this instant, for back-pressure and metrics.</summary>
/// <param name="Calls">Placed and not ended.</param>
/// <param name="Answered">Of those, answered.</param>
/// <param name="ClientTransactions">Lingering ones included: up to 32 s of the recent past.</param>
/// <param name="ServerTransactions">Likewise.</param>
/// <param name="Timers">Armed timers.</param>
public readonly record struct SipLoad(int Calls, int Answered, int ClientTransactions, int ServerTransactions, int Timers);
