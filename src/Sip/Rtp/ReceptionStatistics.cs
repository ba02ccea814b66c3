namespace Campaigns.Sip.Rtp;

/// <summary>
/// Loss and jitter of one incoming stream (RFC 3550 appendix A.1, A.3, A.8). A new SSRC, or a sequence that jumps and goes on from there,
/// begins a new stream and keeps the old losses. Not thread-safe.
/// </summary>
internal sealed class ReceptionStatistics
{
    private const int SampleRateHz = 8000;
    private const int MaxDropout = 3000;
    private const int MaxMisorder = 100;

    private readonly long _ticksPerSecond;
    private bool _started;
    private ushort _highest;
    private ushort? _afterJump;
    private uint _cycles;
    private uint _base;
    private long _streamReceived;
    private long _earlierLost;
    private long _expectedBefore;
    private long _receivedBefore;
    private long _lastTransit;
    private bool _hasTransit;
    private double _jitter;

    /// <param name="ticksPerSecond">The frequency of the arrival timestamps.</param>
    public ReceptionStatistics(long ticksPerSecond) => _ticksPerSecond = ticksPerSecond;

    public long Received { get; private set; }

    /// <summary>Of all streams.</summary>
    public long Lost => _earlierLost + StreamLost;

    public TimeSpan Jitter => TimeSpan.FromSeconds(_jitter / SampleRateHz);

    /// <summary>Something has arrived of a stream.</summary>
    public bool HasStream => _started;

    public uint Ssrc { get; private set; }

    private uint ExtendedHighest => _cycles + _highest;

    private long StreamExpected => _started ? ExtendedHighest - _base + 1L : 0;

    private long StreamLost => StreamExpected - _streamReceived;

    /// <param name="header">Of a packet of the call.</param>
    /// <param name="arrival">Monotonic timestamp.</param>
    public void OnPacket(in RtpHeader header, long arrival)
    {
        var ahead = (ushort)(header.Sequence - _highest);
        if (!_started || header.Ssrc != Ssrc)
        {
            Begin(header);
        }
        else if (ahead is > 0 and < MaxDropout)
        {
            _cycles += header.Sequence < _highest ? 65_536u : 0;
            _highest = header.Sequence;
            _afterJump = null;
        }
        else if (ahead is >= MaxDropout and <= 65_536 - MaxMisorder)
        {
            // One packet may be a ghost; two in a row are the peer, who has started again.
            if (header.Sequence != _afterJump)
            {
                _afterJump = (ushort)(header.Sequence + 1);
                return;
            }

            Begin(header);
        }

        Received++;
        _streamReceived++;
        UpdateJitter(header.Timestamp, arrival);
    }

    /// <summary>What is told the peer of its stream; the share of losses is of the time since the last report.</summary>
    /// <param name="lastReport">The peer's last sender report, and how long ago it came: see <see cref="ReceptionReport"/>.</param>
    /// <param name="delay">In 1/65,536 s.</param>
    public ReceptionReport Report(uint lastReport, uint delay)
    {
        var expected = StreamExpected - _expectedBefore;
        var lost = expected - (_streamReceived - _receivedBefore);
        (_expectedBefore, _receivedBefore) = (StreamExpected, _streamReceived);
        var fraction = expected <= 0 || lost <= 0 ? 0 : Math.Min(255, lost * 256 / expected);
        return new ReceptionReport(
            Ssrc, (byte)fraction, (int)Math.Clamp(StreamLost, -0x80_0000, 0x7F_FFFF), ExtendedHighest, (uint)_jitter, lastReport, delay);
    }

    private void Begin(in RtpHeader header)
    {
        _earlierLost += StreamLost;
        _started = true;
        Ssrc = header.Ssrc;
        _cycles = 0;
        _streamReceived = 0;
        _expectedBefore = 0;
        _receivedBefore = 0;
        _highest = header.Sequence;
        _base = header.Sequence;
        _afterJump = null;
        _hasTransit = false;
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
