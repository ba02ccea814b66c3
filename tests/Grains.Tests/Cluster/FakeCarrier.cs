using System.Collections.Immutable;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>The other side of <see cref="ICallOriginator"/>: notes each dial and its instant, and lets a test play the phones.</summary>
internal sealed class FakeCarrier(IClock clock, Signal signal) : ICallOriginator
{
    private ImmutableList<FakeCall> _calls = [];
    private ImmutableList<RecordedDialog> _hungUp = [];

    private int _peak;

    /// <summary>Most calls that were up at once, over all silos.</summary>
    public int Peak => _peak;

    /// <summary>What happens to calls by themselves; null: the test drives each call.</summary>
    public Action<FakeCall>? Script { get; set; }

    /// <summary>Whether the far end answers a BYE that comes from another silo.</summary>
    public bool ConfirmsForeignHangUps { get; set; } = true;

    /// <summary>Every call placed so far, in order.</summary>
    public IReadOnlyList<FakeCall> Calls => _calls;

    /// <summary>Dialogs in which another silo sent BYE.</summary>
    public IReadOnlyList<RecordedDialog> HungUp => _hungUp;

    public OriginatorLoad Load => new(_calls.Count(call => !call.Completion.IsCompleted), 0, int.MaxValue);

    public IPlacedCall Place(CallOrder order, ICallEvents events)
    {
        var call = new FakeCall(order, events, clock, signal);
        ImmutableInterlocked.Update(ref _calls, calls => calls.Add(call));
        NotePeak(_calls.Count(placed => !placed.Completion.IsCompleted));
        Script?.Invoke(call);
        signal.Raise();
        return call;
    }

    public TrunkReachability? ReachabilityOf(TrunkSettings trunk) => new() { Endpoints = [] };

    private void NotePeak(int up)
    {
        int seen;
        do
        {
            seen = _peak;
        }
        while (up > seen && Interlocked.CompareExchange(ref _peak, up, seen) != seen);
    }

    public Task<bool> HangUpRecordedAsync(RecordedDialog dialog, TrunkSettings trunk, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref _hungUp, dialogs => dialogs.Add(dialog));
        signal.Raise();
        return Task.FromResult(ConfirmsForeignHangUps);
    }

    public IReadOnlyList<FakeCall> CallsTo(string number) => [.. _calls.Where(call => call.Number == number)];

    /// <summary>The n-th call to a number, as soon as it is placed.</summary>
    public Task<FakeCall> CallToAsync(string number, CancellationToken cancellationToken, int nth = 1) =>
        signal.UntilAsync(() => Task.FromResult(CallsTo(number).ElementAtOrDefault(nth - 1)), $"call {nth} to {number}", cancellationToken);
}
