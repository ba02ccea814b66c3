namespace Campaigns.Sip.Transport;

/// <summary>The live counters behind <see cref="SipCounters"/>. Written under the endpoint's lock, except where said.</summary>
internal sealed class CounterSet
{
    private long _observerFaults;
    private long _received;
    private long _malformed;

    public long ForeignSource { get; set; }

    public long Unknown { get; set; }

    public long Sent { get; set; }

    public long Retransmitted { get; set; }

    public long SendFailures { get; set; }

    public long ForksHungUp { get; set; }

    /// <summary>Any thread.</summary>
    public void CountObserverFault() => Interlocked.Increment(ref _observerFaults);

    /// <summary>Any thread.</summary>
    public void CountReceived() => Interlocked.Increment(ref _received);

    /// <summary>Any thread.</summary>
    public void CountMalformed() => Interlocked.Increment(ref _malformed);

    public SipCounters Read() => new()
    {
        Received = Interlocked.Read(ref _received),
        Malformed = Interlocked.Read(ref _malformed),
        ForeignSource = ForeignSource,
        Unknown = Unknown,
        Sent = Sent,
        Retransmitted = Retransmitted,
        SendFailures = SendFailures,
        ForksHungUp = ForksHungUp,
        ObserverFaults = Interlocked.Read(ref _observerFaults),
    };
}
