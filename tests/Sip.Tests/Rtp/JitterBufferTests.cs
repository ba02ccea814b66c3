using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using CsCheck;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class JitterBufferTests
{
    private const uint Start = uint.MaxValue - 500;

    private readonly JitterBuffer _buffer = new();

    [Fact]
    public void Packets_come_out_in_order_after_two_beats_across_the_timestamp_s_wrap()
    {
        foreach (var i in (int[])[0, 2, 1, 1, 3, 4, 5])
        {
            Write(i);
        }

        Assert.Equal([0, 0, 1, 2, 3, 4, 5, 6, 0], Read(9));
    }

    [Fact]
    public void What_is_lost_is_silence_of_its_own_length()
    {
        foreach (var i in (int[])[0, 1, 4, 5])
        {
            Write(i);
        }

        Assert.Equal([0, 0, 1, 2, 0, 0, 5, 6], Read(8));
    }

    [Fact]
    public void What_is_late_is_played_later_and_what_is_too_late_is_dropped()
    {
        Write(0);
        Assert.Equal([0, 0, 1, 0], Read(4));
        Write(1);
        Write(3);
        Assert.Equal([2], Read(1));
        Write(0);
        Assert.Equal([0, 4], Read(2));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(240)]
    [InlineData(480)]
    public void The_length_of_packets_does_not_matter(int samples)
    {
        for (var at = 0; at < 1440; at += samples)
        {
            Write(Start + (uint)at, samples, i => Level(((at + i) / 160) + 1));
        }

        Assert.Equal([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0], Read(12));
    }

    [Fact]
    public void A_new_source_or_a_clock_that_jumps_begins_anew()
    {
        Write(0);
        Write(1);
        _buffer.Write(new RtpHeader(0, false, 9, 5, Ssrc: 2), Payload(7), AudioCodec.Pcmu);
        Assert.Equal([0, 0, 7], Read(3));
        _buffer.Write(new RtpHeader(0, false, 10, 1_000_000, Ssrc: 2), Payload(8), AudioCodec.Pcmu);
        Assert.Equal([0, 0, 8], Read(3));

        // Backwards: five in a row are no stragglers.
        for (uint i = 0; i < 5; i++)
        {
            _buffer.Write(new RtpHeader(0, false, 11, 400_000 + (i * 160), Ssrc: 2), Payload(9), AudioCodec.Pcmu);
        }

        Assert.Equal([0, 0, 9], Read(3));
    }

    [Fact]
    public void A_peer_that_fell_silent_starts_with_the_full_delay_again()
    {
        Write(0);
        Assert.Equal([0, 0, 1, 0, 0, 0, 0, 0], Read(8));
        Write(40);
        Write(41);

        Assert.Equal([0, 0, 9, 10], Read(4));
    }

    [Fact]
    public void Delay_that_is_never_needed_is_given_back()
    {
        var packet = 0;
        for (; packet < 12; packet++)
        {
            Write(packet);
        }

        for (var beat = 0; beat < 120; beat++)
        {
            Read(1);
            Write(packet++);
        }

        // The newest packet is played within at most four frames.
        Write(Start + (uint)(packet * 160), 160, _ => Level(16));
        Assert.Contains(16, Read(5));
    }

    [Fact]
    public void Nothing_that_arrives_breaks_it() => Gen.Select(Gen.UInt, Gen.Int[0, 3000], Gen.UInt[1, 2]).Array[1, 200].Sample(packets =>
    {
        var buffer = new JitterBuffer();
        var frame = new short[JitterBuffer.FrameLength];
        foreach (var (timestamp, length, ssrc) in packets)
        {
            buffer.Write(new RtpHeader(0, false, 0, timestamp, ssrc), new byte[length], AudioCodec.Pcma);
            buffer.Read(frame);
        }
    });

    // Packet i has the level i + 1, of sixteen that survive the law.
    private void Write(int index) => Write(Start + (uint)(index * 160), 160, _ => Level((index % 32) + 1));

    private void Write(uint timestamp, int samples, Func<int, short> sample) => _buffer.Write(
        new RtpHeader(0, false, 0, timestamp, 1), [.. Enumerable.Range(0, samples).Select(i => G711.Encode(sample(i), AudioCodec.Pcmu))], AudioCodec.Pcmu);

    private static byte[] Payload(int level)
    {
        var payload = new byte[160];
        payload.AsSpan().Fill(G711.Encode(Level(level), AudioCodec.Pcmu));
        return payload;
    }

    private static short Level(int number) => (short)(number * 500);

    private List<int> Read(int beats)
    {
        List<int> levels = [];
        Span<short> frame = stackalloc short[JitterBuffer.FrameLength];
        for (var i = 0; i < beats; i++)
        {
            _buffer.Read(frame);
            var first = (int)Math.Round(frame[0] / 500.0);
            foreach (var sample in frame)
            {
                Assert.Equal(first, (int)Math.Round(sample / 500.0));
            }

            levels.Add(first);
        }

        return levels;
    }
}
