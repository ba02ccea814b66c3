using System.Buffers.Binary;

namespace Campaigns.Sip.Rtp;

/// <summary>
/// Presses keys as telephone-event packets, one each beat (RFC 4733 §2.5.1): all packets of a press carry the timestamp of its beginning and its
/// duration so far, the last is sent three times. Not thread-safe.
/// </summary>
internal sealed class DigitSender
{
    public const int PayloadLength = 4;

    private const int BeatSamples = 160;
    private const int BeatMilliseconds = 20;
    private const int EndPackets = 3;
    private const byte EndBit = 0x80;

    private readonly Queue<Press> _waiting = new();
    private Press _press;
    private uint _startedAt;

    // Of the present press: 0 none, then one more each beat, its pause included.
    private int _beat;

    public bool IsBusy => _beat > 0 || _waiting.Count > 0;

    /// <param name="number">0–15.</param>
    /// <param name="tone">How it is pressed.</param>
    public void Enqueue(byte number, DigitTone tone) => _waiting.Enqueue(new Press(
        number, (byte)tone.Attenuation, Beats(tone.Duration), Math.Max(Beats(tone.Gap), EndPackets - 1)));

    /// <summary>The packet of this beat; false when the beat belongs to the audio.</summary>
    /// <param name="payload">4 octets.</param>
    /// <param name="timestamp">Of this beat.</param>
    /// <param name="startedAt">The packet's timestamp.</param>
    /// <param name="isFirst">The packet has the marker.</param>
    public bool TryFill(Span<byte> payload, uint timestamp, out uint startedAt, out bool isFirst)
    {
        if (_beat == 0 && _waiting.TryDequeue(out _press))
        {
            _startedAt = timestamp;
        }
        else if (_beat == 0)
        {
            startedAt = 0;
            isFirst = false;
            return false;
        }

        _beat++;
        startedAt = _startedAt;
        isFirst = _beat == 1;
        var sends = _beat < _press.Beats + EndPackets;
        if (sends)
        {
            var hasEnded = _beat >= _press.Beats;
            payload[0] = _press.Number;
            payload[1] = (byte)(_press.Attenuation | (hasEnded ? EndBit : 0));
            BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)(Math.Min(_beat, _press.Beats) * BeatSamples));
        }

        if (_beat >= _press.Beats + _press.PauseBeats)
        {
            _beat = 0;
        }

        return sends;
    }

    private static int Beats(TimeSpan time) => (int)Math.Ceiling(time.TotalMilliseconds / BeatMilliseconds);

    private readonly record struct Press(byte Number, byte Attenuation, int Beats, int PauseBeats);
}
