namespace Campaigns.Sip.Rtp;

/// <summary>Hears what the peer says. Called on the shared sending thread: it must never block, and copies what it keeps.</summary>
public interface IAudioSink
{
    /// <summary>
    /// The next 20 ms, once every 20 ms from the answer to the end of the call: in order, at an even pace, silence where nothing came.
    /// </summary>
    /// <param name="frame">160 linear samples of 16 bits at 8 kHz.</param>
    void Write(ReadOnlySpan<short> frame);
}
