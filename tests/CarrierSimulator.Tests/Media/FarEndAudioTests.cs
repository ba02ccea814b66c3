using Campaigns.CarrierSimulator.Media;

namespace Campaigns.CarrierSimulator.Tests.Media;

public sealed class FarEndAudioTests
{
    private const byte MuLawSilence = 0xFF;

    [Fact]
    public void A_greeting_lasts_as_long_as_asked_and_ends_with_half_a_second_of_beep()
    {
        var packets = FarEndAudio.VoicemailGreeting(TimeSpan.FromSeconds(1)).For(payloadType: 0);

        Assert.Equal(75, packets.Count);
        Assert.All(packets, packet => Assert.Equal(RtpPacket.SamplesPerPacket, packet.Length));

        // 1 kHz at 8 kHz repeats every eight samples.
        Assert.All(packets.Skip(50), packet => Assert.Equal(packet[..^8], packet[8..]));
    }

    [Fact]
    public void A_hello_is_short_and_comes_after_a_moment()
    {
        var packets = FarEndAudio.Hello().For(payloadType: 0);

        Assert.Equal(40, packets.Count);
        Assert.All(packets.Take(20), packet => Assert.All(packet, sample => Assert.Equal(MuLawSilence, sample)));
        Assert.Contains(packets.Skip(20), packet => packet.Any(sample => sample != MuLawSilence));
    }
}
