using System.Buffers.Binary;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Rtp;

/// <summary>
/// Recognises key presses in telephone-event packets (RFC 4733 §2.5). All packets of a press share the timestamp of its beginning; any of them may
/// be lost, repeated or late, the first that arrives tells the key. Not thread-safe.
/// </summary>
internal sealed class TelephoneEvent
{
    // Between the end of what was reported of a press and a packet that still belongs to it, in samples: 100 ms.
    private const int MaxGap = 800;

    private bool _any;
    private uint _ssrc;
    private byte _number;
    private uint _startedAt;
    private ushort _duration;
    private bool _hasEnded;

    /// <summary>The key when this packet is the first of a press that arrived, otherwise null.</summary>
    public char? OnPacket(in RtpHeader header, ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 4)
        {
            return null;
        }

        var number = payload[0];
        var ends = (payload[1] & 0x80) != 0;
        var duration = BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
        var since = (int)(header.Timestamp - _startedAt);
        var isKnown = _any && header.Ssrc == _ssrc;
        if (isKnown && since == 0)
        {
            _duration = Math.Max(_duration, duration);
            _hasEnded |= ends;
            return null;
        }

        // A straggler of an earlier press.
        if (isKnown && since < 0)
        {
            return null;
        }

        // A press longer than its 16 bits goes on under another timestamp without a marker (§2.5.1.3), and some gateways do so with each packet.
        var goesOn = isKnown && number == _number && !_hasEnded && !header.Marker && since <= _duration + MaxGap;
        (_any, _ssrc, _number, _startedAt, _duration, _hasEnded) = (true, header.Ssrc, number, header.Timestamp, duration, ends);
        return goesOn ? null : TelephoneEventFormat.KeyOf(number);
    }
}
