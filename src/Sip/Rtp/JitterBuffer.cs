using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Rtp;

/// <summary>
/// Turns packets that come early, late, twice, out of order or not at all into one frame of 20 ms for every beat. Its place in time is the
/// RTP timestamp, so packets may hold any number of samples. Not thread-safe.
/// </summary>
internal sealed class JitterBuffer
{
    public const int FrameLength = 160;

    // 512 ms; a power of two, so that the timestamp's wrap at 2^32 falls on the ring's.
    private const int Capacity = 4096;

    // From the first packet on this many frames are held back: 40–60 ms for what comes late.
    private const int Hold = 2;

    // After this many beats without a sample the peer has fallen silent: its next packet begins anew.
    private const int MaxEmpty = 5;

    // So many packets in a row that are all too late are no stragglers: the peer's clock has jumped back.
    private const int MaxLate = 5;

    // For a second there was always more than this: the peer's clock is faster than ours, or a stall is over.
    private const int MaxLeast = 4 * FrameLength;
    private const int BeatsObserved = 50;

    private readonly short[] _samples = new short[Capacity];
    private bool _running;
    private uint _ssrc;
    private uint _next;
    private uint _end;
    private int _hold;
    private int _empty;
    private int _late;
    private int _least = int.MaxValue;
    private int _observed;

    /// <summary>A packet as it arrived.</summary>
    public void Write(in RtpHeader header, ReadOnlySpan<byte> payload, AudioCodec codec)
    {
        // No telephone sends a quarter of a second in a packet.
        if (payload.Length is 0 or > Capacity / 2)
        {
            return;
        }

        if (!_running || header.Ssrc != _ssrc)
        {
            Begin(header);
        }

        var ahead = (int)(header.Timestamp - _next);
        if (ahead + payload.Length <= 0 && ++_late < MaxLate)
        {
            return;
        }

        if (ahead + payload.Length <= 0 || ahead + payload.Length > Capacity)
        {
            Begin(header);
            ahead = 0;
        }

        _late = 0;
        for (var i = Math.Max(0, -ahead); i < payload.Length; i++)
        {
            _samples[(header.Timestamp + (uint)i) % Capacity] = G711.Decode(payload[i], codec);
        }

        var end = header.Timestamp + (uint)payload.Length;
        _end = (int)(end - _end) > 0 ? end : _end;
    }

    /// <summary>The frame of this beat.</summary>
    public void Read(Span<short> frame)
    {
        frame.Clear();
        if (!_running)
        {
            return;
        }

        if (_hold > 0)
        {
            _hold--;
            return;
        }

        var depth = (int)(_end - _next);
        if (depth < FrameLength)
        {
            // Perhaps only late: what comes now is played later, and the delay has adapted.
            _running = ++_empty < MaxEmpty;
            return;
        }

        _empty = 0;
        Take(frame);
        Shorten(depth);
    }

    private void Begin(in RtpHeader header)
    {
        Array.Clear(_samples);
        _running = true;
        _ssrc = header.Ssrc;
        _next = header.Timestamp;
        _end = header.Timestamp;
        _hold = Hold;
        _empty = 0;
        _late = 0;
        _least = int.MaxValue;
        _observed = 0;
    }

    // What is taken leaves silence behind, for whatever is lost a round later.
    private void Take(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            ref var sample = ref _samples[(_next + (uint)i) % Capacity];
            (frame[i], sample) = (sample, 0);
        }

        _next += (uint)frame.Length;
    }

    private void Shorten(int depth)
    {
        _least = Math.Min(_least, depth);
        if (++_observed < BeatsObserved)
        {
            return;
        }

        Span<short> dropped = stackalloc short[FrameLength];
        for (var excess = _least; excess > MaxLeast; excess -= FrameLength)
        {
            Take(dropped);
        }

        _least = int.MaxValue;
        _observed = 0;
    }
}
