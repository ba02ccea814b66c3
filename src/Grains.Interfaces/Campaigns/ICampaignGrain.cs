using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Dialing;
using Orleans.Concurrency;

namespace Campaigns.Grains.Interfaces.Campaigns;

/// <summary>
/// One campaign: its settings, its status, its queue, its concurrency slots and its rate.
/// Keyed by <see cref="CampaignId"/>. Contacts never call it and wait; dialers pull from it.
/// </summary>
[Alias("Campaigns.ICampaignGrain")]
public interface ICampaignGrain : IGrainWithGuidKey
{
    /// <summary>Creates the campaign as a draft, or scheduled if it has a start time. Repeating it with the same settings is harmless.</summary>
    [Alias("Create")]
    Task<CampaignReply> CreateAsync(CampaignSettings settings);

    /// <summary>
    /// Replaces the settings. While the campaign runs only name and description may differ: the refusal names the locked fields.
    /// </summary>
    /// <param name="settings">All settings as they shall be.</param>
    /// <param name="expectedVersion">The version that the client has seen (If-Match); null: whatever it is.</param>
    [Alias("Edit")]
    Task<CampaignReply> EditAsync(CampaignSettings settings, long? expectedVersion);

    /// <summary>Launches, pauses, resumes, cancels, unschedules or deletes. A repeated command is no error.</summary>
    [Alias("Command")]
    Task<CampaignReply> CommandAsync(CampaignCommand command);

    /// <summary>The campaign as it is now; null when it was never created or is deleted.</summary>
    [Alias("Get"), AlwaysInterleave, ReadOnly]
    Task<CampaignView?> GetAsync();

    /// <summary>
    /// A process has viewers of this campaign: for the next 15 s it is told of every change, however many they are. It asks again within that.
    /// Returns the progress now; null when there is no such campaign.
    /// </summary>
    [Alias("Watch"), AlwaysInterleave]
    Task<CampaignProgress?> WatchAsync(IProgressObserver viewers);

    /// <summary>Asks every gate about one contact, as the dialler would now. Null: there is no such campaign or contact.</summary>
    [Alias("Explain"), AlwaysInterleave, ReadOnly]
    Task<ContactExplanation?> ExplainAsync(long contact);

    /// <summary>Contacts were imported: the queue looks again.</summary>
    [Alias("ContactsChanged")]
    Task ContactsChangedAsync();

    /// <summary>
    /// A dialer renews its slots, reports what ended and asks for contacts, all in one message (protocol.md's steps 1, 2 and 9).
    /// </summary>
    [Alias("Pull")]
    Task<PullReply> PullAsync(PullRequest request);

    /// <summary>A contact's retry reminder fired: the queue looks for due retries. A lost call costs time only.</summary>
    [Alias("RetriesDue"), OneWay]
    Task RetriesDueAsync();

    /// <summary>The assistant of an answered call asks for its end: whichever silo holds the call hangs it up.</summary>
    /// <param name="contact">Whose call.</param>
    /// <param name="callId">Its Call-ID: a later call with the same contact is left alone.</param>
    [Alias("EndCall")]
    Task EndCallAsync(long contact, string callId);
}
