namespace Campaigns.Sip.Transport;

/// <summary>The live counters behind <see cref="SipCounters"/>. Written under the endpoint's lock, except where said.</summary>
internal sealed class CounterSet
{
    private long _observerFaults;

    /// <summary>Written by the receiving thread alone.</summary>
    public long Received { get; set; }

    /// <summary>Written by the receiving thread alone.</summary>
    public long Malformed { get; set; }

    public long ForeignSource { get; set; }

    public long Unknown { get; set; }

    public long Sent { get; set; }

    public long Retransmitted { get; set; }

    public long SendFailures { get; set; }

    public long ForksHungUp { get; set; }

    /// <summary>Any thread.</summary>
    public void CountObserverFault() => Interlocked.Increment(ref _observerFaults);

    public SipCounters Read() => new()
    {
        Received = Received,
        Malformed = Malformed,
        ForeignSource = ForeignSource,
        Unknown = Unknown,
        Sent = Sent,
        Retransmitted = Retransmitted,
        SendFailures = SendFailures,
        ForksHungUp = ForksHungUp,
        ObserverFaults = Interlocked.Read(ref _observerFaults),
    };
}
