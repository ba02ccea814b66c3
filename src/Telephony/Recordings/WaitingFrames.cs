using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Recordings;

/// <summary>Frames of one direction, in μ-law, that wait for those of the other. Holds a fixed number.</summary>
internal sealed class WaitingFrames(int capacity)
{
    private readonly byte[] _octets = new byte[capacity * Frame.Length];
    private int _first;

    public int Count { get; private set; }

    /// <summary>Adds one behind the others; there must be room.</summary>
    public void Add(ReadOnlySpan<short> frame)
    {
        var place = _octets.AsSpan((_first + Count) % capacity * Frame.Length, Frame.Length);
        for (var i = 0; i < place.Length; i++)
        {
            place[i] = G711.Encode(frame[i], AudioCodec.Pcmu);
        }

        Count++;
    }

    /// <summary>The oldest, valid until the next one is added; there must be one.</summary>
    public ReadOnlySpan<byte> Take()
    {
        var place = _octets.AsSpan(_first * Frame.Length, Frame.Length);
        _first = (_first + 1) % capacity;
        Count--;
        return place;
    }
}
