using Campaigns.Domain.Ports;
using Campaigns.Domain.Slots;
using NodaTime;

namespace Campaigns.Grains;

/// <summary>
/// A slot ledger with its durable rows. A row is never below what its owner may use: it is written before a grant leaves,
/// and left as it is when slots come back.
/// </summary>
internal sealed class GrainSlots(Guid scope, SlotLedger ledger, ISlotLedgerStore store)
{
    private readonly Dictionary<string, int> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);

    public SlotLedger Ledger => ledger;

    /// <summary>Takes every stored grant as renewed just now: nothing is known of what happened before.</summary>
    public async Task RestoreAsync(Duration now, CancellationToken cancellationToken)
    {
        foreach (var grant in await store.ReadAsync(scope, cancellationToken))
        {
            _stored[grant.Owner] = grant.Count;
            ledger.Restore(grant.Owner, grant.Count, now);
        }
    }

    /// <summary>False: the request is older than one that was served already.</summary>
    public bool IsNews(string owner, long sequence)
    {
        if (sequence <= _sequences.GetValueOrDefault(owner))
        {
            return false;
        }

        _sequences[owner] = sequence;
        return true;
    }

    /// <summary>
    /// Grants up to <paramref name="wanted"/> slots, no more to one owner than its fair share among those that ask,
    /// and stores the grant before it returns. When storing fails nothing is granted and the exception goes on.
    /// </summary>
    public async Task<int> GrantAsync(string owner, int wanted, long epoch, Duration now, CancellationToken cancellationToken)
    {
        var share = (ledger.Limit + Math.Max(1, ledger.LiveOwners) - 1) / Math.Max(1, ledger.LiveOwners);
        var granted = ledger.Grant(owner, Math.Min(wanted, Math.Max(0, share - ledger.CountOf(owner))), now);
        var count = ledger.CountOf(owner);
        if (granted > 0 && count > _stored.GetValueOrDefault(owner))
        {
            try
            {
                await store.SaveAsync(scope, new StoredGrant(owner, count, epoch), cancellationToken);
                _stored[owner] = count;
            }
            catch
            {
                ledger.Renew(owner, count - granted, now);
                throw;
            }
        }

        return granted;
    }

    /// <summary>Removes an owner that is gone for good: no intent can lean on its row any more.</summary>
    public async Task RemoveAsync(string owner, CancellationToken cancellationToken)
    {
        await store.RemoveAsync(scope, owner, cancellationToken);
        _stored.Remove(owner);
        _sequences.Remove(owner);
    }
}
