using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Rtp;

/// <summary>One playback of a clip.</summary>
internal sealed class ClipSource(AudioClip clip) : IAudioSource
{
    private int _position;

    public bool TryFill(Span<byte> frame, AudioCodec codec)
    {
        var rest = clip.Samples[_position..];
        if (rest.IsEmpty)
        {
            return false;
        }

        var count = Math.Min(frame.Length, rest.Length);
        for (var i = 0; i < count; i++)
        {
            frame[i] = G711.Encode(rest[i], codec);
        }

        frame[count..].Fill(codec == AudioCodec.Pcmu ? G711.PcmuSilence : G711.PcmaSilence);
        _position += count;
        return true;
    }
}
