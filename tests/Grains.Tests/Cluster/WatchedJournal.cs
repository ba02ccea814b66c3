using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>The real journal, with a signal after each write, and a place to let something happen between an intent and its INVITE.</summary>
internal sealed class WatchedJournal(IAttemptJournal journal, JournalHooks hooks, Signal signal) : IAttemptJournal
{
    public async Task<IntentResult> WriteIntentAsync(AttemptIntent intent, CancellationToken cancellationToken)
    {
        var result = await journal.WriteIntentAsync(intent, cancellationToken);
        await hooks.AfterIntent(intent);
        signal.Raise();
        return result;
    }

    public async Task<bool> WriteAnswerAsync(AnsweredCall answer, CancellationToken cancellationToken)
    {
        var recorded = await journal.WriteAnswerAsync(answer, cancellationToken);
        signal.Raise();
        return recorded;
    }

    public async Task<bool> WriteOutcomeAsync(AttemptRecord record, CancellationToken cancellationToken)
    {
        var recorded = await journal.WriteOutcomeAsync(record, cancellationToken);
        signal.Raise();
        return recorded;
    }

    public async Task<bool> SettleAsync(ContactTicket contact, ContactState state, CancellationToken cancellationToken)
    {
        var settled = await journal.SettleAsync(contact, state, cancellationToken);
        signal.Raise();
        return settled;
    }

    public async Task<bool> DeferAsync(ContactTicket contact, Instant until, CancellationToken cancellationToken)
    {
        var deferred = await journal.DeferAsync(contact, until, cancellationToken);
        signal.Raise();
        return deferred;
    }

    public Task<OpenCall?> ReadOpenAsync(ContactKey contact, CancellationToken cancellationToken) => journal.ReadOpenAsync(contact, cancellationToken);

    public Task<IReadOnlyList<OpenCall>> OpenCallsAsync(CampaignId campaign, string owner, CancellationToken cancellationToken) =>
        journal.OpenCallsAsync(campaign, owner, cancellationToken);

    public Task<int> CountOpenCallsAsync(TrunkId trunk, string owner, CancellationToken cancellationToken) => journal.CountOpenCallsAsync(trunk, owner, cancellationToken);

    public Task<IReadOnlyList<string>> OwnersOfOpenCallsAsync(CampaignId campaign, CancellationToken cancellationToken) =>
        journal.OwnersOfOpenCallsAsync(campaign, cancellationToken);
}
