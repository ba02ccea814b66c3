using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class G711Tests
{
    [Theory]
    [InlineData(AudioCodec.Pcmu, 0, 0xFF)]
    [InlineData(AudioCodec.Pcmu, 32767, 0x80)]
    [InlineData(AudioCodec.Pcmu, -32768, 0x00)]
    [InlineData(AudioCodec.Pcmu, 8, 0xFE)]
    [InlineData(AudioCodec.Pcma, 8, 0xD5)]
    [InlineData(AudioCodec.Pcma, -8, 0x55)]
    [InlineData(AudioCodec.Pcma, 32767, 0xAA)]
    [InlineData(AudioCodec.Pcma, -32768, 0x2A)]
    public void Known_values_of_the_standard_come_out(AudioCodec codec, short sample, byte octet) =>
        Assert.Equal(octet, G711.Encode(sample, codec));

    [Theory]
    [InlineData(AudioCodec.Pcmu, 0x80, 32124)]
    [InlineData(AudioCodec.Pcmu, 0x00, -32124)]
    [InlineData(AudioCodec.Pcmu, 0xFF, 0)]
    [InlineData(AudioCodec.Pcma, 0xAA, 32256)]
    [InlineData(AudioCodec.Pcma, 0x2A, -32256)]
    [InlineData(AudioCodec.Pcma, 0xD5, 8)]
    public void Known_octets_of_the_standard_decode(AudioCodec codec, byte octet, short sample) =>
        Assert.Equal(sample, G711.Decode(octet, codec));

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    public void What_is_decoded_encodes_to_the_same_value(AudioCodec codec)
    {
        for (var octet = 0; octet < 256; octet++)
        {
            var sample = G711.Decode((byte)octet, codec);
            Assert.Equal(sample, G711.Decode(G711.Encode(sample, codec), codec));
        }
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    public void The_error_stays_within_a_step_of_the_segment(AudioCodec codec)
    {
        for (var sample = -32_000; sample <= 32_000; sample += 7)
        {
            var error = Math.Abs(G711.Decode(G711.Encode((short)sample, codec), codec) - sample);
            Assert.True(error <= 8 + (Math.Abs(sample) / 16), $"{sample}: {error}");
        }
    }
}
