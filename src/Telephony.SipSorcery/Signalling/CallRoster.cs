using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Campaigns.Telephony.SipSorcery.Calls;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>
/// The calls of one transport by Call-ID. A call that has ended stays for 64 × T1, so that an answer of a late branch still finds somebody who
/// acknowledges it and hangs it up.
/// </summary>
internal sealed class CallRoster(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SorceryCall> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(SorceryCall Call, long EndedAt)> _ended = new();

    /// <summary>The calls that have not ended, and those that lately have.</summary>
    public ICollection<SorceryCall> All => _calls.Values;

    public bool TryAdd(SorceryCall call)
    {
        while (_ended.TryPeek(out var oldest) && time.GetElapsedTime(oldest.EndedAt) >= SignallingTimers.Transaction && _ended.TryDequeue(out oldest))
        {
            // Only itself: a refused call never was in the table, its Call-ID may be.
            _calls.TryRemove(KeyValuePair.Create(oldest.Call.CallId, oldest.Call));
        }

        return _calls.TryAdd(call.CallId, call);
    }

    public void NoteEnded(SorceryCall call) => _ended.Enqueue((call, time.GetTimestamp()));

    public bool TryFind(string? callId, [NotNullWhen(true)] out SorceryCall? call)
    {
        call = null;
        return callId is not null && _calls.TryGetValue(callId, out call);
    }
}
