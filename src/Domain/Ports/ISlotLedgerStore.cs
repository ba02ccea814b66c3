namespace Campaigns.Domain.Ports;

/// <summary>
/// The durable side of slot ledgers: one row for each scope (a campaign or a trunk) and owner that holds slots.
/// The stored count is never below what the owner may use.
/// </summary>
public interface ISlotLedgerStore
{
    /// <summary>All stored grants of a scope.</summary>
    Task<IReadOnlyList<StoredGrant>> ReadAsync(Guid scope, CancellationToken cancellationToken);

    /// <summary>Stores a grant; replaces the owner's row.</summary>
    Task SaveAsync(Guid scope, StoredGrant grant, CancellationToken cancellationToken);

    /// <summary>
    /// Removes an owner's row. When this has completed, no intent that leans on the row can still be written:
    /// both pass the scope's gate, the intent shared, the removal exclusive.
    /// </summary>
    Task RemoveAsync(Guid scope, string owner, CancellationToken cancellationToken);
}
