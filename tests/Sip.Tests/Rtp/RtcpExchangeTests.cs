using Campaigns.Sip.Rtp;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class RtcpExchangeTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly Side _we;
    private readonly Side _they;

    public RtcpExchangeTests() => (_we, _they) = (new Side(_time), new Side(_time));

    [Fact]
    public void The_round_trip_is_what_passed_without_the_time_the_peer_took()
    {
        _we.Talk(_they, 1);
        _they.Talk(_we, 1);
        var ours = _we.Write();
        _time.Advance(TimeSpan.FromMilliseconds(30));
        _they.Receive(ours);
        _time.Advance(TimeSpan.FromSeconds(2));
        var theirs = _they.Write();
        _time.Advance(TimeSpan.FromMilliseconds(12));
        _we.Receive(theirs);

        Assert.Equal(42, _we.Reports.RoundTrip!.Value.TotalMilliseconds, tolerance: 0.1);
        Assert.Null(_they.Reports.RoundTrip);
    }

    [Fact]
    public void A_correction_of_the_wall_clock_does_not_falsify_it()
    {
        var clock = new CorrectedClock(_time);
        var we = new Side(clock);
        we.Talk(_they, 1);
        _they.Talk(we, 1);
        var ours = we.Write();
        _they.Receive(ours);
        var theirs = _they.Write();
        clock.Correction = TimeSpan.FromHours(1);
        we.Receive(theirs);

        Assert.Equal(TimeSpan.Zero, we.Reports.RoundTrip);
    }

    [Fact]
    public void Losses_are_told_since_the_beginning_and_since_the_report_before()
    {
        _we.Talk(_they, 1, 2, 4);
        _we.Receive(_they.Write());
        Assert.Equal((1, 64, 4u), (_we.Reports.Far!.Value.Lost, _we.Reports.Far.Value.FractionLost, _we.Reports.Far.Value.HighestSequence));

        _we.Talk(_they, 5, 6);
        _we.Receive(_they.Write());
        Assert.Equal((1, 0, 6u), (_we.Reports.Far!.Value.Lost, _we.Reports.Far.Value.FractionLost, _we.Reports.Far.Value.HighestSequence));
    }

    [Fact]
    public void Reports_of_others_are_not_ours()
    {
        _we.Talk(_they, 1);

        _we.Reports.OnPacket(_they.Write(), ourSsrc: _we.Sent.Ssrc + 1);

        Assert.Null(_we.Reports.Far);
    }

    [Fact]
    public void Whoever_has_sent_nothing_reports_as_a_receiver_and_always_gives_its_name()
    {
        ReadOnlySpan<byte> compound = _we.Write(leaves: true);
        List<byte> types = [];
        while (RtcpPacket.TryRead(ref compound, out var type, out _, out var body))
        {
            types.Add(type);
            Assert.Equal(0, body.Length % 4);
        }

        Assert.Equal([RtcpPacket.ReceiverReport, RtcpPacket.SourceDescription, RtcpPacket.Bye], types);
        Assert.True(compound.IsEmpty);
    }

    [Fact]
    public void Reports_are_due_every_five_seconds_give_or_take_a_half()
    {
        List<int> dueAt = [];
        for (var beat = 1; dueAt.Count < 50; beat++)
        {
            if (_we.Reports.IsDue())
            {
                dueAt.Add(beat);
            }
        }

        Assert.InRange(dueAt[0], 62, 187);
        Assert.All(dueAt.Zip(dueAt.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 125, 375));
    }

    [Fact]
    public void A_negative_number_of_losses_is_kept()
    {
        var block = new byte[ReceptionReport.Length];
        var report = new ReceptionReport(1, 2, -3, 4, 5, 6, 7);
        report.Write(block);

        Assert.Equal(report, ReceptionReport.Read(block));
    }

    [Fact]
    public void No_datagram_breaks_it() => Gen.Byte.Array[0, 200].Sample(datagram =>
    {
        new RtcpExchange(_time).OnPacket(datagram, 1);
        if (datagram.Length > 1)
        {
            (datagram[0], datagram[1]) = ((byte)(0x80 | (datagram[0] & 0x1F)), (byte)(200 + (datagram[1] % 4)));
            new RtcpExchange(_time).OnPacket(datagram, 1);
        }
    });

    private sealed class CorrectedClock(TimeProvider time) : TimeProvider
    {
        public TimeSpan Correction { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override long GetTimestamp() => time.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Correction;
    }

    private sealed class Side(TimeProvider time)
    {
        public SentStream Sent { get; } = new();

        public RtcpExchange Reports { get; } = new(time);

        private ReceptionStatistics Reception { get; } = new(time.TimestampFrequency);

        public void Talk(Side to, params ushort[] sequences)
        {
            foreach (var sequence in sequences)
            {
                Sent.OnSent(160);
                to.Reception.OnPacket(new RtpHeader(0, false, sequence, 0, Sent.Ssrc), 0);
            }
        }

        public byte[] Write(bool leaves = false)
        {
            var packet = new byte[RtcpExchange.MaxLength];
            return packet[..Reports.Write(packet, Sent, Reception, leaves)];
        }

        public void Receive(byte[] compound) => Reports.OnPacket(compound, Sent.Ssrc);
    }
}
