using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Telephony.Announcements;

/// <summary>An announcement in both forms of G.711, 8 kHz, ready to be cut into frames. Immutable and shared by all calls that play it.</summary>
internal sealed class AnnouncementAudio(byte[] pcmu, byte[] pcma)
{
    /// <summary>A source that plays it once from the start.</summary>
    public IAudioSource NewPlayback() => new Playback(pcmu, pcma);

    private sealed class Playback(byte[] pcmu, byte[] pcma) : IAudioSource
    {
        private int _position;

        public bool TryFill(Span<byte> frame, AudioCodec codec)
        {
            var audio = codec is AudioCodec.Pcma ? pcma : pcmu;
            if (_position >= audio.Length)
            {
                return false;
            }

            var rest = audio.AsSpan(_position);
            var length = Math.Min(frame.Length, rest.Length);
            rest[..length].CopyTo(frame);
            frame[length..].Fill(codec is AudioCodec.Pcma ? G711.PcmaSilence : G711.PcmuSilence);
            _position += length;
            return true;
        }
    }
}
