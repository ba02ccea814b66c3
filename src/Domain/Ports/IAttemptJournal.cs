using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Ports;

/// <summary>
/// The durable record of attempts: intents and outcomes are appended, the contact's row is written once, with the outcome.
/// Each call is durable when its task completes (synchronous commit); calls of many contacts share a transaction (group commit).
/// An exception means that nothing is known: read again before acting.
/// </summary>
public interface IAttemptJournal
{
    /// <summary>
    /// W1. Writes the intent and opens the number, unless a gate refuses: the contact is final or was changed meanwhile,
    /// the campaign does not run at the grant's epoch, the owner holds no grant, the number is on the do-not-call list
    /// or in a call of any campaign, this attempt number was used, or the number, the caller number or the team has had its calls for now.
    /// </summary>
    Task<IntentResult> WriteIntentAsync(AttemptIntent intent, CancellationToken cancellationToken);

    /// <summary>Records that an open call was answered. Returns false when the attempt is not open any more. Repeats are harmless.</summary>
    Task<bool> WriteAnswerAsync(AnsweredCall answer, CancellationToken cancellationToken);

    /// <summary>
    /// W2. Appends the outcome, writes the contact's row and closes the number in one transaction.
    /// Returns false, and changes nothing, when the attempt's outcome was already there or its intent never was.
    /// </summary>
    Task<bool> WriteOutcomeAsync(AttemptRecord record, CancellationToken cancellationToken);

    /// <summary>Makes a contact final without an attempt (do-not-call, unreachable). Returns false when its row changed meanwhile or has an open call.</summary>
    Task<bool> SettleAsync(ContactTicket contact, ContactState state, CancellationToken cancellationToken);

    /// <summary>
    /// Lets a contact wait until an instant, unspent: a gate of its intent opens no sooner. Returns false when its row changed meanwhile or has an open call.
    /// </summary>
    Task<bool> DeferAsync(ContactTicket contact, Instant until, CancellationToken cancellationToken);

    /// <summary>
    /// The contact's open call, or null. Answers what a write in doubt has left: before it says null it waits for intents of the campaign that
    /// are being committed. Meant for doubts, not for each activation.
    /// </summary>
    Task<OpenCall?> ReadOpenAsync(ContactKey contact, CancellationToken cancellationToken);

    /// <summary>The open calls that this owner has in this campaign, oldest first.</summary>
    Task<IReadOnlyList<OpenCall>> OpenCallsAsync(CampaignId campaign, string owner, CancellationToken cancellationToken);

    /// <summary>How many open calls this owner has on this trunk, over all campaigns.</summary>
    Task<int> CountOpenCallsAsync(TrunkId trunk, string owner, CancellationToken cancellationToken);

    /// <summary>The owners that have open calls in this campaign: what a restarted campaign must account for.</summary>
    Task<IReadOnlyList<string>> OwnersOfOpenCallsAsync(CampaignId campaign, CancellationToken cancellationToken);
}
