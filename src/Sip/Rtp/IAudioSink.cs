using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Rtp;

/// <summary>Takes what the peer says. Called on the shared receiving thread: it must never block, and copies what it keeps.</summary>
public interface IAudioSink
{
    /// <summary>One RTP packet's audio, in order of arrival.</summary>
    /// <param name="payload">G.711 samples, usually 160.</param>
    /// <param name="codec">How they are encoded.</param>
    /// <param name="timestamp">RTP timestamp: samples of 125 μs, wrapping at 2^32.</param>
    void Write(ReadOnlySpan<byte> payload, AudioCodec codec, uint timestamp);
}
