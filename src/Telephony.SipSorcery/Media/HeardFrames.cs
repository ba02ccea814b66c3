using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.SipSorcery.Media;

/// <summary>
/// Evens out what arrives: payloads go in when they come, one frame of 20 ms comes out each beat, silence where nothing came. Waits for
/// three frames before it begins, and keeps sixteen at most: the oldest go.
/// </summary>
internal sealed class HeardFrames
{
    private const int Ahead = 3 * Frame.Length;

    private readonly Lock _gate = new();
    private readonly short[] _ring = new short[16 * Frame.Length];
    private int _start;
    private int _count;
    private bool _flows;

    public void Put(ReadOnlySpan<byte> payload, AudioCodec codec)
    {
        lock (_gate)
        {
            foreach (var octet in payload)
            {
                if (_count == _ring.Length)
                {
                    _start = (_start + 1) % _ring.Length;
                    _count--;
                }

                _ring[(_start + _count) % _ring.Length] = G711.Decode(octet, codec);
                _count++;
            }
        }
    }

    /// <param name="frame">Of <see cref="Frame.Length"/> samples.</param>
    public void Take(Span<short> frame)
    {
        lock (_gate)
        {
            _flows = _count >= (_flows ? Frame.Length : Ahead);
            if (!_flows)
            {
                frame.Clear();
                return;
            }

            for (var i = 0; i < frame.Length; i++)
            {
                frame[i] = _ring[(_start + i) % _ring.Length];
            }

            _start = (_start + frame.Length) % _ring.Length;
            _count -= frame.Length;
        }
    }
}
