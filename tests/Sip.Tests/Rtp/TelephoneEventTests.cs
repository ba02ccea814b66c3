using Campaigns.Sip.Rtp;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class TelephoneEventTests
{
    private readonly TelephoneEvent _events = new();

    [Theory]
    [InlineData(0, '0')]
    [InlineData(9, '9')]
    [InlineData(10, '*')]
    [InlineData(11, '#')]
    [InlineData(15, 'D')]
    [InlineData(16, null)]
    [InlineData(255, null)]
    public void An_event_is_its_key(byte number, char? key) => Assert.Equal(key, Receive(number, 800, 160));

    [Fact]
    public void A_press_is_one_key_whatever_of_it_arrives()
    {
        Assert.Equal('5', Receive(5, 800, 160, marker: true));
        Assert.Null(Receive(5, 800, 320));
        Assert.Null(Receive(5, 800, 320));
        Assert.Null(Receive(5, 800, 480, ends: true));
        Assert.Null(Receive(5, 800, 480, ends: true));
        Assert.Null(Receive(5, 800, 480, ends: true));

        // Only the end of the next one arrives.
        Assert.Equal('5', Receive(5, 4000, 480, ends: true));
        Assert.Null(Receive(5, 4000, 480, ends: true));
    }

    [Fact]
    public void The_same_key_again_counts_although_the_end_of_the_first_was_lost()
    {
        Assert.Equal('5', Receive(5, 800, 160, marker: true));
        Assert.Equal('5', Receive(5, 1600, 160, marker: true));
        Assert.Null(Receive(5, 1600, 320));
        Assert.Equal('5', Receive(5, 9600, 160));
    }

    [Fact]
    public void A_straggler_of_an_earlier_press_is_no_new_one()
    {
        Assert.Equal('1', Receive(1, 800, 160));
        Assert.Equal('2', Receive(2, 3200, 160));
        Assert.Null(Receive(1, 800, 480, ends: true));
        Assert.Null(Receive(2, 3200, 320));
    }

    [Fact]
    public void A_long_press_goes_on_under_another_timestamp()
    {
        Assert.Equal('3', Receive(3, 800, 160, marker: true));
        Assert.Null(Receive(3, 800, 65_535));
        Assert.Null(Receive(3, 66_335, 160));
        Assert.Equal('4', Receive(4, 66_600, 160, marker: true));
    }

    [Fact]
    public void Timestamps_wrap_and_a_new_source_starts_anew()
    {
        Assert.Equal('1', Receive(1, uint.MaxValue - 100, 160, ends: true));
        Assert.Equal('2', Receive(2, 900, 160, ends: true));
        Assert.Equal('2', Receive(2, 100, 160, ssrc: 2));
    }

    [Fact]
    public void A_short_packet_is_none() => Assert.Null(_events.OnPacket(new RtpHeader(101, true, 1, 1, 1), [1, 0, 0]));

    private char? Receive(byte number, uint timestamp, ushort duration, bool ends = false, bool marker = false, uint ssrc = 1) =>
        _events.OnPacket(new RtpHeader(101, marker, 1, timestamp, ssrc), [number, (byte)(ends ? 0x80 : 0), (byte)(duration >> 8), (byte)duration]);
}
