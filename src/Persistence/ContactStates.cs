using Campaigns.Domain.Contacts;

namespace Campaigns.Persistence;

internal static class ContactStates
{
    /// <summary>Returns the state.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The state is pending or waits for a retry.</exception>
    public static ContactState RequireFinal(ContactState state) =>
        state is ContactState.Pending or ContactState.WaitingForRetry
            ? throw new ArgumentOutOfRangeException(nameof(state), state, "A contact is settled in a final state.")
            : state;
}
