using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Transactions;

/// <summary>
/// Server transactions by RFC 3261 §17.2.3: branch, sent-by and method; Call-ID and CSeq too, which does no harm with an RFC 3261 peer
/// and keeps apart the requests of older ones.
/// <para>
/// An answered request stays for 32 s to have its answer repeated, which is 64,000 of them at 2,000 calls a second that the far end hangs up. What there is no room
/// for then is the oldest of these, not the next request: a repetition that comes after all is answered as one that nothing is known of.
/// </para>
/// </summary>
internal sealed class ServerTransactionTable
{
    /// <summary>More than this at once: the oldest that are only kept to repeat their answer are given up.</summary>
    private const int MaxTransactions = 65_536;

    private readonly Dictionary<byte[], ServerTransaction> _byKey = new(OctetComparer.Instance);
    private readonly Dictionary<byte[], ServerTransaction>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;
    private readonly Queue<NonInviteServerTransaction> _answered = new();
    private readonly MessageWriter _key = new();

    public ServerTransactionTable() => _bySpan = _byKey.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _byKey.Count;

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

    /// <summary>A request has its answer: from now on the transaction may be given up.</summary>
    public void Answered(NonInviteServerTransaction transaction)
    {
        // Each lasts equally long after its answer, so that those that are over come first.
        while (_answered.TryPeek(out var oldest) && oldest.IsOver)
        {
            _answered.Dequeue();
        }

        _answered.Enqueue(transaction);
    }

    /// <summary>Makes room for a transaction. False: all that there are wait for something yet, which is a flood; the request is to be dropped.</summary>
    public bool MakeRoom()
    {
        while (_byKey.Count >= MaxTransactions && _answered.TryDequeue(out var oldest))
        {
            oldest.GiveUp();
        }

        return _byKey.Count < MaxTransactions;
    }

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
