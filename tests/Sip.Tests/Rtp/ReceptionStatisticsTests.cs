using Campaigns.Sip.Rtp;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class ReceptionStatisticsTests
{
    private const long TicksPerSecond = 8000;

    [Fact]
    public void Losses_are_counted_across_a_wrap_of_the_sequence()
    {
        var statistics = new ReceptionStatistics(TicksPerSecond);
        foreach (var sequence in (ushort[])[65_533, 65_534, 0, 1, 4])
        {
            statistics.OnPacket(new RtpHeader(0, false, sequence, 0, 1), 0);
        }

        Assert.Equal(5, statistics.Received);
        Assert.Equal(3, statistics.Lost);
    }

    [Fact]
    public void A_late_packet_is_no_loss_and_a_new_source_starts_anew()
    {
        var statistics = new ReceptionStatistics(TicksPerSecond);
        foreach (var (sequence, source) in ((ushort, uint)[])[(10, 1), (12, 1), (11, 1), (500, 2), (502, 2)])
        {
            statistics.OnPacket(new RtpHeader(0, false, sequence, 0, source), 0);
        }

        Assert.Equal(1, statistics.Lost);
    }

    [Fact]
    public void A_sequence_that_jumps_is_a_restart_when_it_goes_on_from_there_and_a_ghost_when_it_does_not()
    {
        var statistics = new ReceptionStatistics(TicksPerSecond);
        foreach (var sequence in (ushort[])[1, 2, 30_000, 3, 4, 50_000, 50_001, 50_003])
        {
            statistics.OnPacket(new RtpHeader(0, false, sequence, 0, 1), 0);
        }

        Assert.Equal(6, statistics.Received);
        Assert.Equal(1, statistics.Lost);
    }

    [Fact]
    public void Jitter_survives_the_timestamp_s_wrap()
    {
        var statistics = new ReceptionStatistics(TicksPerSecond);
        for (var i = 0; i < 100; i++)
        {
            statistics.OnPacket(new RtpHeader(0, false, (ushort)i, unchecked((uint)(-800 + (i * 160))), 1), i * 160);
        }

        Assert.Equal(TimeSpan.Zero, statistics.Jitter);
    }

    [Fact]
    public void An_even_stream_has_no_jitter_and_an_uneven_one_approaches_its_variation()
    {
        var even = new ReceptionStatistics(TicksPerSecond);
        var uneven = new ReceptionStatistics(TicksPerSecond);
        for (var i = 0; i < 500; i++)
        {
            var header = new RtpHeader(0, false, (ushort)i, (uint)(i * 160), 1);
            even.OnPacket(header, i * 160);

            // Every second packet 10 ms late: consecutive transit times differ by 80 samples.
            uneven.OnPacket(header, (i * 160) + (i % 2 * 80));
        }

        Assert.Equal(TimeSpan.Zero, even.Jitter);
        Assert.InRange(uneven.Jitter.TotalMilliseconds, 9.9, 10.1);
    }
}
