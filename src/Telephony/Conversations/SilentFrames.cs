namespace Campaigns.Telephony.Conversations;

/// <summary>Silence of a given length: time that passes on the call's own beat.</summary>
internal sealed class SilentFrames(TimeSpan length) : IFrameSource
{
    private int _left = (int)(length.TotalMilliseconds / Frame.Milliseconds);

    public bool TryFill(Span<short> frame)
    {
        frame.Clear();
        return _left-- > 0;
    }
}
