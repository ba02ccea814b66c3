using Campaigns.Sip.Rtp;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class RtpHeaderTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var packet = new byte[16];
        var header = new RtpHeader(101, true, 65_535, uint.MaxValue, 0xDEADBEEF);
        header.Write(packet);

        Assert.True(RtpHeader.TryRead(packet, out var read, out var payload));
        Assert.Equal(header, read);
        Assert.Equal(4, payload.Length);
    }

    [Fact]
    public void Contributors_extension_and_padding_are_no_payload()
    {
        byte[] packet =
        [
            0x80 | 0x20 | 0x10 | 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
            1, 2, 3, 4,
            0xBE, 0xDE, 0, 1, 9, 9, 9, 9,
            42, 43,
            0, 0, 3,
        ];

        Assert.True(RtpHeader.TryRead(packet, out _, out var payload));
        Assert.Equal([42, 43], payload.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { 0x80, 0, 0, 1 })]
    [InlineData(new byte[] { 0x40, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x8F, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x90, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xA0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 200 })]
    public void A_packet_shorter_than_it_says_is_refused(byte[] packet) => Assert.False(RtpHeader.TryRead(packet, out _, out _));
}
