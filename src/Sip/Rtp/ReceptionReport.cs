using System.Buffers.Binary;

namespace Campaigns.Sip.Rtp;

/// <summary>One report block of RTCP: how a stream was received (RFC 3550 §6.4.1).</summary>
/// <param name="Ssrc">Whose stream.</param>
/// <param name="FractionLost">In 1/256, since the report before.</param>
/// <param name="Lost">Since the beginning; 24 bits, negative when packets were duplicated.</param>
/// <param name="HighestSequence">Extended by the number of wraps.</param>
/// <param name="Jitter">In samples.</param>
/// <param name="LastReport">The middle 32 bits of the NTP time of the last sender report that came; 0 when none did.</param>
/// <param name="Delay">Since then, in 1/65,536 s.</param>
internal readonly record struct ReceptionReport(
    uint Ssrc, byte FractionLost, int Lost, uint HighestSequence, uint Jitter, uint LastReport, uint Delay)
{
    public const int Length = 24;

    /// <param name="block">At least <see cref="Length"/> octets.</param>
    public static ReceptionReport Read(ReadOnlySpan<byte> block)
    {
        var loss = BinaryPrimitives.ReadInt32BigEndian(block[4..]);
        return new ReceptionReport(
            BinaryPrimitives.ReadUInt32BigEndian(block),
            block[4],
            (loss << 8) >> 8,
            BinaryPrimitives.ReadUInt32BigEndian(block[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[20..]));
    }

    /// <param name="block">At least <see cref="Length"/> octets.</param>
    public void Write(Span<byte> block)
    {
        BinaryPrimitives.WriteUInt32BigEndian(block, Ssrc);
        BinaryPrimitives.WriteInt32BigEndian(block[4..], (FractionLost << 24) | (Lost & 0xFF_FFFF));
        BinaryPrimitives.WriteUInt32BigEndian(block[8..], HighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(block[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(block[16..], LastReport);
        BinaryPrimitives.WriteUInt32BigEndian(block[20..], Delay);
    }
}
