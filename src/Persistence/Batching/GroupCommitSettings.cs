namespace Campaigns.Persistence.Batching;

/// <summary>How one queue of writes behaves.</summary>
/// <param name="Writers">Transactions at once.</param>
/// <param name="MaxBatch">Rows a transaction at most.</param>
/// <param name="QueueLimit">Rows that may wait; beyond it callers wait for room.</param>
/// <param name="Patience">How long a caller waits before it gets an exception; null: until the row is accepted.</param>
/// <param name="Gathering">How long a writer lets rows come along while another one is writing, or when rows waited for it.</param>
/// <param name="Worthwhile">So many rows are worth a transaction: once they wait, nothing more is waited for.</param>
/// <param name="FirstShard">Counter shard of the first writer; the others take the next ones.</param>
internal sealed record GroupCommitSettings(int Writers, int MaxBatch, int QueueLimit, TimeSpan? Patience, TimeSpan Gathering, int Worthwhile, short FirstShard);
