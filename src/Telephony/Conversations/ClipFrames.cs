using Campaigns.Sip.Rtp;

namespace Campaigns.Telephony.Conversations;

/// <summary>A clip, once from its beginning; the last frame is filled up with silence.</summary>
public sealed class ClipFrames(AudioClip clip) : IFrameSource
{
    private int _position;

    /// <inheritdoc/>
    public bool TryFill(Span<short> frame)
    {
        var rest = clip.Samples[_position..];
        if (rest.IsEmpty)
        {
            return false;
        }

        var count = Math.Min(frame.Length, rest.Length);
        rest[..count].CopyTo(frame);
        frame[count..].Clear();
        _position += count;
        return true;
    }
}
