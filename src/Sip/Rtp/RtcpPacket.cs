using System.Buffers.Binary;

namespace Campaigns.Sip.Rtp;

/// <summary>The parts of RTCP that a call of two needs (RFC 3550 §6).</summary>
internal static class RtcpPacket
{
    public const byte SenderReport = 200;
    public const byte ReceiverReport = 201;
    public const byte SourceDescription = 202;
    public const byte Bye = 203;

    /// <summary>Header and SSRC.</summary>
    public const int HeaderLength = 8;

    /// <summary>NTP time, RTP timestamp, packets and octets of a sender report.</summary>
    public const int SenderFields = 20;

    private const byte Version2 = 0x80;
    private const byte CanonicalName = 1;

    /// <summary>RTCP and RTP on one port are told apart by the second octet (RFC 5761 §4).</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> datagram) =>
        datagram.Length >= HeaderLength && (datagram[0] & 0xC0) == Version2 && datagram[1] is >= 192 and <= 223;

    /// <summary>Takes the next packet off a compound one; false at the end and for what is cut off.</summary>
    /// <param name="compound">The rest of the datagram.</param>
    /// <param name="type">Of the packet.</param>
    /// <param name="count">Its report blocks or sources.</param>
    /// <param name="body">What follows its first four octets.</param>
    public static bool TryRead(scoped ref ReadOnlySpan<byte> compound, out byte type, out int count, out ReadOnlySpan<byte> body)
    {
        (type, count) = (0, 0);
        body = default;
        if (compound.Length < 4 || (compound[0] & 0xC0) != Version2)
        {
            return false;
        }

        var length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(compound[2..]) + 1);
        if (length > compound.Length)
        {
            return false;
        }

        type = compound[1];
        count = compound[0] & 0x1F;
        body = compound[4..length];
        compound = compound[length..];
        return true;
    }

    /// <summary>Begins a packet; returns the octets written.</summary>
    public static int WriteHeader(Span<byte> packet, byte type, int count, int length, uint ssrc)
    {
        packet[0] = (byte)(Version2 | count);
        packet[1] = type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)((length / 4) - 1));
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], ssrc);
        return HeaderLength;
    }

    /// <summary>A source description that holds the canonical name, as every compound packet must (§6.1); returns the octets written.</summary>
    public static int WriteName(Span<byte> packet, uint ssrc, ReadOnlySpan<byte> name)
    {
        // The item list ends with at least one zero octet and fills a 32-bit word.
        var length = (HeaderLength + 2 + name.Length + 4) & ~3;
        packet[..length].Clear();
        var at = WriteHeader(packet, SourceDescription, 1, length, ssrc);
        packet[at] = CanonicalName;
        packet[at + 1] = (byte)name.Length;
        name.CopyTo(packet[(at + 2)..]);
        return length;
    }
}
