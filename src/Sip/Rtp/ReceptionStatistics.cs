namespace Campaigns.Sip.Rtp;

/// <summary>Loss and jitter of one incoming stream (RFC 3550 appendix A.3, A.8). A new SSRC begins a new stream and keeps the old losses.</summary>
internal sealed class ReceptionStatistics
{
    private const int SampleRateHz = 8000;

    private readonly long _ticksPerSecond;
    private uint _ssrc;
    private bool _started;
    private ushort _highest;
    private long _cycles;
    private long _base;
    private long _streamReceived;
    private long _earlierLost;
    private long _lastTransit;
    private bool _hasTransit;
    private double _jitter;

    /// <param name="ticksPerSecond">The frequency of the arrival timestamps.</param>
    public ReceptionStatistics(long ticksPerSecond) => _ticksPerSecond = ticksPerSecond;

    public long Received { get; private set; }

    public long Lost => _earlierLost + StreamLost;

    public TimeSpan Jitter => TimeSpan.FromSeconds(_jitter / SampleRateHz);

    private long StreamLost => _started ? _cycles + _highest - _base + 1 - _streamReceived : 0;

    /// <param name="header">Of a packet of the negotiated codec.</param>
    /// <param name="arrival">Monotonic timestamp.</param>
    public void OnPacket(in RtpHeader header, long arrival)
    {
        if (!_started || header.Ssrc != _ssrc)
        {
            _earlierLost += StreamLost;
            _started = true;
            _ssrc = header.Ssrc;
            _cycles = 0;
            _streamReceived = 0;
            _highest = header.Sequence;
            _base = header.Sequence;
            _hasTransit = false;
        }
        else if ((short)(header.Sequence - _highest) > 0)
        {
            _cycles += header.Sequence < _highest ? 65_536 : 0;
            _highest = header.Sequence;
        }

        Received++;
        _streamReceived++;
        UpdateJitter(header.Timestamp, arrival);
    }

    private void UpdateJitter(uint timestamp, long arrival)
    {
        var arrivalInSamples = (long)(arrival * ((double)SampleRateHz / _ticksPerSecond));
        var transit = arrivalInSamples - timestamp;
        if (_hasTransit)
        {
            // The 32-bit timestamp may have wrapped in between.
            var difference = Math.Abs((double)(int)(transit - _lastTransit));
            _jitter += (difference - _jitter) / 16;
        }

        _lastTransit = transit;
        _hasTransit = true;
    }
}
