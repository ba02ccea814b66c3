using Campaigns.CarrierSimulator.Media;

namespace Campaigns.CarrierSimulator.Tests.Media;

public sealed class VoicemailGreetingTests
{
    [Fact]
    public void Lasts_as_long_as_asked_and_ends_with_half_a_second_of_beep()
    {
        var packets = new VoicemailGreeting(TimeSpan.FromSeconds(1)).For(payloadType: 0);

        Assert.Equal(75, packets.Count);
        Assert.All(packets, packet => Assert.Equal(RtpPacket.SamplesPerPacket, packet.Length));

        // 1 kHz at 8 kHz repeats every eight samples.
        Assert.All(packets.Skip(50), packet => Assert.Equal(packet[..^8], packet[8..]));
    }
}
