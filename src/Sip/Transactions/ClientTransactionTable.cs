using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Transactions;

/// <summary>
/// Client transactions by the number in their branch: an index into an array and a generation, so that finding one costs no hashing and
/// a response to a former holder of the index finds nothing.
/// </summary>
internal sealed class ClientTransactionTable
{
    // The top bit is never set in an id: the layer uses it for branches without a transaction.
    private const uint MaxGeneration = int.MaxValue;

    private readonly Stack<int> _free = new();
    private Entry[] _entries = new Entry[256];
    private int _used;

    public int Count => _used - _free.Count;

    public ulong Add(ClientTransaction transaction)
    {
        if (!_free.TryPop(out var index))
        {
            if (_used == _entries.Length)
            {
                Array.Resize(ref _entries, _entries.Length * 2);
            }

            index = _used++;
        }

        ref var entry = ref _entries[index];
        entry.Generation = entry.Generation == MaxGeneration ? 1 : entry.Generation + 1;
        entry.Transaction = transaction;
        return ((ulong)entry.Generation << 32) | (uint)index;
    }

    public ClientTransaction? Find(ulong id)
    {
        var index = (uint)id;
        return index < (uint)_used && _entries[index].Generation == (uint)(id >> 32) ? _entries[index].Transaction : null;
    }

    /// <summary>Those whose request went there: a look at all of them, for the rare loss of a connection.</summary>
    public List<ClientTransaction> FindAll(NextHop destination)
    {
        var found = new List<ClientTransaction>();
        foreach (ref readonly var entry in _entries.AsSpan(0, _used))
        {
            if (entry.Transaction is { } transaction && transaction.Destination.Equals(destination))
            {
                found.Add(transaction);
            }
        }

        return found;
    }

    /// <summary>Removes it; doing so twice does nothing.</summary>
    public void Remove(ulong id)
    {
        if (Find(id) is not null)
        {
            var index = (int)(uint)id;
            _entries[index].Transaction = null;
            _free.Push(index);
        }
    }

    private struct Entry
    {
        public ClientTransaction? Transaction;
        public uint Generation;
    }
}
