using System.Collections.Concurrent;
using System.Diagnostics;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Engine.Bench;

/// <summary>
/// The only thing that isn't real: a call ends in the moment it is placed. An answered one is recorded as answered first, as any stack must.
/// </summary>
internal sealed class InstantOriginator(int seed, IClock clock) : ICallOriginator
{
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private int _inFlight;
    private long _placed;
    private long _firstAt;
    private long _lastAt;

    public OriginatorLoad Load => new(Volatile.Read(ref _inFlight), 0, int.MaxValue);

    /// <summary>Calls placed so far.</summary>
    public PlacedCalls Placed => new(Volatile.Read(ref _placed), Volatile.Read(ref _firstAt), Volatile.Read(ref _lastAt));

    public IPlacedCall Place(CallOrder order, ICallEvents events)
    {
        Interlocked.Increment(ref _inFlight);
        var now = Stopwatch.GetTimestamp();
        Volatile.Write(ref _lastAt, now);
        if (Interlocked.Increment(ref _placed) == 1)
        {
            Volatile.Write(ref _firstAt, now);
        }

        var attempt = _attempts.AddOrUpdate(order.CalledNumber, 1, static (_, before) => before + 1);
        var call = new InstantCall(order, events, OutcomeDraw.Of(seed, order.CalledNumber, attempt), clock, () => Interlocked.Decrement(ref _inFlight));
        ThreadPool.UnsafeQueueUserWorkItem(call, preferLocal: false);
        return call;
    }

    public Task<bool> HangUpRecordedAsync(RecordedDialog dialog, TrunkSettings trunk, CancellationToken cancellationToken) => Task.FromResult(true);

    private sealed class InstantCall(CallOrder order, ICallEvents events, Disposition disposition, IClock clock, Action ended) : IPlacedCall, IThreadPoolWorkItem
    {
        private readonly TaskCompletionSource<CallOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<CallOutcome> Completion => _completion.Task;

        public void Execute() => _ = EndAsync();

        public void CancelUnanswered(CallEndReason reason)
        {
            // It has ended.
        }

        public void HangUp(CallEndReason reason)
        {
            // It has ended.
        }

        private async Task EndAsync()
        {
            try
            {
                var now = clock.GetCurrentInstant();
                if (disposition is Disposition.Answered)
                {
                    await events.AnsweredAsync(Dialog());
                }

                _completion.SetResult(new CallOutcome
                {
                    CallId = order.CallId,
                    SipStatus = disposition switch { Disposition.Answered => 200, Disposition.Busy => 486, Disposition.NoAnswer => 408, _ => 500 },
                    EndedBy = CallParty.FarEnd,
                    InviteAt = now,
                    AnsweredAt = disposition is Disposition.Answered ? now : null,
                    EndedAt = clock.GetCurrentInstant(),
                    RemoteTag = order.LocalTag,
                    InviteTransmissions = 1,
                });
            }
            catch (Exception exception)
            {
                _completion.SetException(exception);
            }
            finally
            {
                ended();
            }
        }

        private RecordedDialog Dialog() => new()
        {
            CallId = order.CallId,
            LocalTag = order.LocalTag,
            RemoteTag = order.LocalTag,
            LocalUri = $"sip:{order.CallerNumber}@127.0.0.1",
            RemoteUri = $"sip:{order.CalledNumber}@127.0.0.1",
            RemoteTarget = $"sip:{order.CalledNumber}@127.0.0.1:5060",
            LocalCSeq = 1,
            NextHop = "127.0.0.1:5060",
        };
    }
}
