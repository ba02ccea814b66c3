using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Campaigns.Sip.Rtp;

/// <summary>The reports that the two sides of a call give each other (RFC 3550 §6.4). Not thread-safe.</summary>
internal sealed class RtcpExchange
{
    /// <summary>Enough for a report with one block, the name and BYE.</summary>
    public const int MaxLength = 128;

    // RFC 3550 §6.2: five seconds between reports, half of it before the first, and ±50 % at random lest all calls report at once.
    private const int BeatsBetweenReports = 250;

    // RFC 7022 §4.2: a random name for each session tells nothing of the host.
    private readonly byte[] _name = Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(8)));
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _startedAt;
    private readonly long _started;
    private int _beatsLeft;
    private uint _lastReport;
    private long _lastReportAt;

    public RtcpExchange(TimeProvider time)
    {
        _time = time;
        _startedAt = time.GetUtcNow();
        _started = time.GetTimestamp();
        _beatsLeft = NextInterval() / 2;
    }

    /// <summary>The peer's last word on our stream; null until it came.</summary>
    public ReceptionReport? Far { get; private set; }

    /// <summary>By the peer's last report that answers one of ours; null without one.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    // Runs with the monotonic clock from one reading of the wall clock, so that no correction of that falsifies a round trip.
    private ulong Ntp
    {
        get
        {
            var now = _startedAt + _time.GetElapsedTime(_started);
            var ticks = (UInt128)(ulong)(now.UtcTicks - NtpEpochTicks);
            return (ulong)((ticks << 32) / TimeSpan.TicksPerSecond);
        }
    }

    private static long NtpEpochTicks { get; } = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;

    /// <summary>Asked every beat: true when a report is due.</summary>
    public bool IsDue()
    {
        if (--_beatsLeft > 0)
        {
            return false;
        }

        _beatsLeft = NextInterval();
        return true;
    }

    /// <summary>A sender report (a receiver report when nothing was sent), our name, and BYE if wanted; returns the octets written.</summary>
    /// <param name="packet">At least <see cref="MaxLength"/> octets.</param>
    /// <param name="sent">Our stream.</param>
    /// <param name="reception">The peer's.</param>
    /// <param name="leaves">We leave: the session is over, or goes on under another SSRC.</param>
    public int Write(Span<byte> packet, SentStream sent, ReceptionStatistics reception, bool leaves)
    {
        var hasSent = sent.StreamPackets > 0;
        var blocks = reception.HasStream ? 1 : 0;
        var length = RtcpPacket.HeaderLength + (hasSent ? RtcpPacket.SenderFields : 0) + (blocks * ReceptionReport.Length);
        var ntp = Ntp;
        var at = RtcpPacket.WriteHeader(packet, hasSent ? RtcpPacket.SenderReport : RtcpPacket.ReceiverReport, blocks, length, sent.Ssrc);
        if (hasSent)
        {
            BinaryPrimitives.WriteUInt64BigEndian(packet[at..], ntp);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(at + 8)..], sent.Timestamp);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(at + 12)..], (uint)sent.StreamPackets);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(at + 16)..], (uint)sent.StreamOctets);
            at += RtcpPacket.SenderFields;
        }

        if (blocks > 0)
        {
            var delay = _lastReport == 0 ? 0 : (uint)(_time.GetElapsedTime(_lastReportAt).TotalSeconds * 65_536);
            reception.Report(_lastReport, delay).Write(packet[at..]);
            at += ReceptionReport.Length;
        }

        at += RtcpPacket.WriteName(packet[at..], sent.Ssrc, _name);
        if (leaves)
        {
            at += RtcpPacket.WriteHeader(packet[at..], RtcpPacket.Bye, 1, RtcpPacket.HeaderLength, sent.Ssrc);
        }

        return at;
    }

    /// <summary>A compound packet of the peer. What can't be read in it is left out.</summary>
    /// <param name="compound">The datagram.</param>
    /// <param name="ourSsrc">Whose reports are ours to read.</param>
    public void OnPacket(ReadOnlySpan<byte> compound, uint ourSsrc)
    {
        while (RtcpPacket.TryRead(ref compound, out var type, out var count, out var body))
        {
            var start = type switch
            {
                RtcpPacket.SenderReport => sizeof(uint) + RtcpPacket.SenderFields,
                RtcpPacket.ReceiverReport => sizeof(uint),
                _ => int.MaxValue,
            };
            if (body.Length < start)
            {
                continue;
            }

            if (type == RtcpPacket.SenderReport)
            {
                _lastReport = (uint)(BinaryPrimitives.ReadUInt64BigEndian(body[sizeof(uint)..]) >> 16);
                _lastReportAt = _time.GetTimestamp();
            }

            for (var blocks = body[start..]; count > 0 && blocks.Length >= ReceptionReport.Length; count--)
            {
                OnReport(ReceptionReport.Read(blocks), ourSsrc);
                blocks = blocks[ReceptionReport.Length..];
            }
        }
    }

    private void OnReport(ReceptionReport report, uint ourSsrc)
    {
        if (report.Ssrc != ourSsrc)
        {
            return;
        }

        Far = report;
        if (report.LastReport != 0)
        {
            // §6.4.1, all in 1/65,536 s and modulo 2^32. A peer that rounds its delay up makes it a little less than nothing.
            var roundTrip = (int)((uint)(Ntp >> 16) - report.LastReport - report.Delay);
            RoundTrip = TimeSpan.FromSeconds(Math.Max(0, roundTrip) / 65_536.0);
        }
    }

    private static int NextInterval() => RandomNumberGenerator.GetInt32(BeatsBetweenReports / 2, BeatsBetweenReports * 3 / 2);
}
