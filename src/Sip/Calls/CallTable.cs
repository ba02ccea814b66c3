using System.Text;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Calls;

/// <summary>The calls that have not ended, by Call-ID. Used under the endpoint's lock.</summary>
internal sealed class CallTable
{
    private readonly Dictionary<byte[], OutboundCall> _byCallId = new(OctetComparer.Instance);
    private readonly Dictionary<byte[], OutboundCall>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;
    private TaskCompletionSource? _drained;

    public CallTable() => _bySpan = _byCallId.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _byCallId.Count;

    /// <summary>Calls with a 2xx that have not ended.</summary>
    public int Answered { get; set; }

    public OutboundCall? Find(ReadOnlySpan<byte> callId) => _bySpan.TryGetValue(callId, out var call) ? call : null;

    public bool TryAdd(OutboundCall call) => _byCallId.TryAdd(Encoding.UTF8.GetBytes(call.CallId), call);

    /// <summary>Removes this call, and not another one that has its Call-ID because this one was never admitted.</summary>
    public void Remove(OutboundCall call)
    {
        var key = Encoding.UTF8.GetBytes(call.CallId);
        if (_byCallId.TryGetValue(key, out var present) && present == call)
        {
            _byCallId.Remove(key);
        }

        if (_byCallId.Count == 0)
        {
            _drained?.TrySetResult();
        }
    }

    public OutboundCall[] Snapshot() => [.. _byCallId.Values];

    /// <summary>Completes when no call is left.</summary>
    public Task WhenDrained()
    {
        if (_byCallId.Count == 0)
        {
            return Task.CompletedTask;
        }

        _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _drained.Task;
    }
}
