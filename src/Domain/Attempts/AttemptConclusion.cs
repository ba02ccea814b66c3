using Campaigns.Domain.Contacts;

namespace Campaigns.Domain.Attempts;

/// <summary>What an attempt comes to for its contact.</summary>
/// <param name="Step">What follows.</param>
/// <param name="AttemptsSpent">The contact's spent budget from now on.</param>
/// <param name="CapacityRefusals">Refusals by the trunk in a row from now on.</param>
public sealed record AttemptConclusion(NextStep Step, int AttemptsSpent, int CapacityRefusals)
{
    /// <summary>The contact's state from now on.</summary>
    /// <param name="before">Its state when the attempt began.</param>
    public ContactState StateFor(ContactState before) => Step switch
    {
        NextStep.Finish finish => finish.State,
        NextStep.DialAt => ContactState.WaitingForRetry,
        _ => before,
    };
}
