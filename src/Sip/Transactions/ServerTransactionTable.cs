using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Transactions;

/// <summary>
/// Server transactions by RFC 3261 §17.2.3: branch, sent-by and method; Call-ID and CSeq too, which does no harm with an RFC 3261 peer
/// and keeps apart the requests of older ones.
/// </summary>
internal sealed class ServerTransactionTable
{
    /// <summary>More than this at once is a flood: further requests are dropped, and their senders repeat them.</summary>
    private const int MaxTransactions = 65_536;

    private readonly Dictionary<byte[], ServerTransaction> _byKey = new(OctetComparer.Instance);
    private readonly Dictionary<byte[], ServerTransaction>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;
    private readonly MessageWriter _key = new();

    public ServerTransactionTable() => _bySpan = _byKey.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _byKey.Count;

    public bool IsFull => _byKey.Count >= MaxTransactions;

    /// <summary>The transaction that a request belongs to. An ACK or CANCEL is looked up as the INVITE it is for.</summary>
    public ServerTransaction? Find(SipMessage request, SipMethod method) =>
        _bySpan.TryGetValue(Key(request, method), out var transaction) ? transaction : null;

    public byte[] Add(SipMessage request, ServerTransaction transaction)
    {
        var key = Key(request, request.Method).ToArray();
        _byKey.Add(key, transaction);
        return key;
    }

    public void Remove(byte[] key) => _byKey.Remove(key);

    private ReadOnlySpan<byte> Key(SipMessage request, SipMethod method)
    {
        _key.Reset();
        if (ViaField.TryParse(request.First(HeaderKind.Via), out var via))
        {
            _key.Append(via.Branch);
            _key.Append((byte)'|');
            _key.Append(via.SentBy);
        }

        _key.Append((byte)'|');
        _key.Append(request.CallId);
        _key.Append((byte)'|');
        _key.Append(request.CSeq);
        _key.Append((byte)'|');
        if (method == request.Method)
        {
            _key.Append(request.MethodText);
        }
        else
        {
            _key.Append(SipMethods.Name(method));
        }

        return _key.Written;
    }
}
