namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>The calls that the wire may still speak of, found by INVITE transaction or by dialog without allocating a key.</summary>
internal sealed class CallTable
{
    private readonly Dictionary<string, Call> _byTransaction = [];
    private readonly Dictionary<string, Call> _byDialog = [];
    private readonly Dictionary<string, Call>.AlternateLookup<ReadOnlySpan<char>> _transactions;
    private readonly Dictionary<string, Call>.AlternateLookup<ReadOnlySpan<char>> _dialogs;

    public CallTable()
    {
        _transactions = _byTransaction.GetAlternateLookup<ReadOnlySpan<char>>();
        _dialogs = _byDialog.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IEnumerable<Call> All => _byTransaction.Values;

    public int Count => _byTransaction.Count;

    public static string Key(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => string.Concat(first, "|", second);

    public void Add(Call call)
    {
        _byTransaction.Add(call.TransactionKey, call);
        _byDialog.Add(call.DialogKey, call);
    }

    public void Remove(Call call)
    {
        _byTransaction.Remove(call.TransactionKey);
        _byDialog.Remove(call.DialogKey);
    }

    public Call? FindByTransaction(ReadOnlySpan<char> branch, ReadOnlySpan<char> sentBy) => Find(_transactions, branch, sentBy);

    public Call? FindByDialog(ReadOnlySpan<char> callId, ReadOnlySpan<char> localTag) => Find(_dialogs, callId, localTag);

    private static Call? Find(
        Dictionary<string, Call>.AlternateLookup<ReadOnlySpan<char>> lookup, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        const int LongestKey = 1_024;
        if (first.Length + second.Length >= LongestKey)
        {
            return lookup.TryGetValue(Key(first, second), out var rare) ? rare : null;
        }

        Span<char> key = stackalloc char[LongestKey];
        first.CopyTo(key);
        key[first.Length] = '|';
        second.CopyTo(key[(first.Length + 1)..]);
        return lookup.TryGetValue(key[..(first.Length + 1 + second.Length)], out var call) ? call : null;
    }
}
