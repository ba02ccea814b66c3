using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class AudioClipTests
{
    [Fact]
    public void A_clip_is_played_in_frames_to_its_end_for_each_call_anew()
    {
        var clip = new AudioClip([.. Enumerable.Repeat((short)1000, 200)]);
        var frame = new byte[160];
        foreach (var source in (IAudioSource[])[clip.Play(), clip.Play()])
        {
            Assert.True(source.TryFill(frame, AudioCodec.Pcma));
            Assert.All(frame, octet => Assert.Equal(G711.Encode(1000, AudioCodec.Pcma), octet));
            Assert.True(source.TryFill(frame, AudioCodec.Pcmu));
            Assert.Equal(40, frame.Count(octet => octet != G711.PcmuSilence));
            Assert.False(source.TryFill(frame, AudioCodec.Pcmu));
        }
    }
}
