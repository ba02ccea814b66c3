using Campaigns.Domain.Attempts;

namespace Campaigns.Domain.Contacts;

/// <summary>A campaign in numbers, counted in the same transactions that change its contacts and attempts.</summary>
/// <param name="Contacts">Contacts in each state.</param>
/// <param name="Attempts">Ended attempts by disposition.</param>
/// <param name="OpenCalls">Attempts with an intent and no outcome yet.</param>
public sealed record CampaignCounts(
    IReadOnlyDictionary<ContactState, long> Contacts,
    IReadOnlyDictionary<Disposition, long> Attempts,
    long OpenCalls)
{
    /// <summary>Contacts that are not final: pending or waiting for a retry (in a call or not).</summary>
    public long NotFinal => Contacts.GetValueOrDefault(ContactState.Pending) + Contacts.GetValueOrDefault(ContactState.WaitingForRetry);

    public long Total => Contacts.Values.Sum();
}
