using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Persistence.Batching;
using Campaigns.Persistence.People;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Attempts;

/// <summary>
/// The attempt journal on PostgreSQL, by group commit: a queue and writers of its own for each kind of write.
/// Outcomes and answers wait until the database has accepted them; intents and settlements fail after a bounded wait.
/// </summary>
internal sealed class AttemptWriter : IAttemptJournal, IAsyncDisposable
{
    private const int Worthwhile = 32;

    private readonly GroupCommit<ContactKey, AttemptIntent, IntentResult> _intents;
    private readonly GroupCommit<ContactKey, AnsweredCall, bool> _answers;
    private readonly GroupCommit<ContactKey, AttemptRecord, bool> _outcomes;
    private readonly GroupCommit<ContactKey, Settlement, bool> _settlements;
    private readonly OpenCallReader _openCalls;
    private readonly OpenCallsVacuum _vacuum;

    /// <param name="dataSource">Of the process.</param>
    /// <param name="hash">Of the numbers of erased people.</param>
    /// <param name="openCalls">Reads what is open.</param>
    /// <param name="options">Batch sizes, writers, patience.</param>
    /// <param name="firstShard">Counter shard of the first outcome writer; see <see cref="CounterShards"/>.</param>
    /// <param name="time">For patience and back-off.</param>
    /// <param name="logger">Told of every batch that had to be tried again.</param>
    public AttemptWriter(NpgsqlDataSource dataSource, NumberHash hash, OpenCallReader openCalls, PersistenceOptions options, short firstShard, TimeProvider time, ILogger<AttemptWriter> logger)
    {
        _openCalls = openCalls;
        _vacuum = new OpenCallsVacuum(dataSource, options.OpenCallsPerVacuum, logger);
        var untilAccepted = new GroupCommitSettings(options.WritersPerQueue, options.MaxBatch, options.QueueLimit, Patience: null, options.Gathering, Worthwhile, firstShard);
        var impatient = untilAccepted with { Patience = options.IntentPatience };
        _intents = new(new IntentStatement(hash), dataSource, impatient, time, logger);
        // Somebody is on the line and hears nothing until this is written.
        _answers = new(new AnswerStatement(), dataSource, untilAccepted with { Gathering = TimeSpan.Zero }, time, logger);
        _outcomes = new(new OutcomeStatement(), dataSource, untilAccepted, time, logger);
        // One writer: two would only wait for each other at the campaign's gate.
        _settlements = new(new SettlementStatement(), dataSource, impatient with { Writers = 1, FirstShard = CounterShards.Settlements }, time, logger);
    }

    public void Start()
    {
        _intents.Start();
        _answers.Start();
        _outcomes.Start();
        _settlements.Start();
    }

    /// <summary>Takes no more writes and waits until those queued are durable. When the token fires first, their callers get an exception.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            _intents.StopAsync(cancellationToken),
            _answers.StopAsync(cancellationToken),
            _outcomes.StopAsync(cancellationToken),
            _settlements.StopAsync(cancellationToken));
        await _vacuum.Run.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task<IntentResult> WriteIntentAsync(AttemptIntent intent, CancellationToken cancellationToken) =>
        _intents.SubmitAsync(intent, cancellationToken);

    public Task<bool> WriteAnswerAsync(AnsweredCall answer, CancellationToken cancellationToken) =>
        _answers.SubmitAsync(answer, cancellationToken);

    public Task<bool> WriteOutcomeAsync(AttemptRecord record, CancellationToken cancellationToken)
    {
        _vacuum.CallCloses();
        return _outcomes.SubmitAsync(record, cancellationToken);
    }

    public Task<bool> SettleAsync(ContactTicket contact, ContactState state, CancellationToken cancellationToken) =>
        _settlements.SubmitAsync(new Settlement(contact, ContactStates.RequireFinal(state), null), cancellationToken);

    public Task<bool> DeferAsync(ContactTicket contact, Instant until, CancellationToken cancellationToken) =>
        _settlements.SubmitAsync(new Settlement(contact, ContactState.WaitingForRetry, until), cancellationToken);

    public Task<OpenCall?> ReadOpenAsync(ContactKey contact, CancellationToken cancellationToken) =>
        _openCalls.ReadAsync(contact, cancellationToken);

    public Task<IReadOnlyList<OpenCall>> OpenCallsAsync(CampaignId campaign, string owner, CancellationToken cancellationToken) =>
        _openCalls.OwnedAsync(campaign, owner, cancellationToken);

    public Task<int> CountOpenCallsAsync(TrunkId trunk, string owner, CancellationToken cancellationToken) =>
        _openCalls.CountAsync(trunk, owner, cancellationToken);

    public Task<IReadOnlyList<string>> OwnersOfOpenCallsAsync(CampaignId campaign, CancellationToken cancellationToken) =>
        _openCalls.OwnersAsync(campaign, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _intents.DisposeAsync();
        await _answers.DisposeAsync();
        await _outcomes.DisposeAsync();
        await _settlements.DisposeAsync();
    }
}
