using Campaigns.Domain.CallRecords;
using NodaTime;

namespace Campaigns.Domain.Ports;

/// <summary>Asks for a test call what the transaction of an intent asks for every other: the do-not-call list, calls that are up, and what is counted.</summary>
public interface ITestCallGates
{
    /// <summary>Null: it may be placed, and is counted; else which gate refuses.</summary>
    Task<IntentResult.Refused?> PassAsync(TestCallClaim claim, CancellationToken cancellationToken);

    /// <summary>It is over: what it didn't talk is given back to its team.</summary>
    Task EndAsync(TestCallClaim claim, Duration talked, CancellationToken cancellationToken);
}
