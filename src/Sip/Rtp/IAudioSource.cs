using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Rtp;

/// <summary>Gives a call its audio, one frame at a time, when the paced sender asks. Called on the shared sending thread: it must never block.</summary>
public interface IAudioSource
{
    /// <summary>Fills <paramref name="frame"/> (160 octets, 20 ms) in the codec asked for. False at the end: the frame is then ignored.</summary>
    bool TryFill(Span<byte> frame, AudioCodec codec);
}
