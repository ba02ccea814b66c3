using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.MediaStreams;

/// <summary>
/// Timestamps of the frames of a stream: they follow each other without gaps, as the audio does, however unevenly the frames arrive; where
/// frames are missing, the timestamps have the gap.
/// </summary>
internal sealed class StreamClock
{
    // More than a network's jitter: that much later, frames were lost or held back.
    private const long GapMs = 120;

    private long _nextMs;

    /// <param name="elapsedMs">Milliseconds since the start of the stream, as the frame arrives.</param>
    public long Next(long elapsedMs)
    {
        var due = elapsedMs - _nextMs > GapMs ? elapsedMs / Frame.Milliseconds * Frame.Milliseconds : _nextMs;
        _nextMs = due + Frame.Milliseconds;
        return due;
    }
}
