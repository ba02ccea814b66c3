using System.Buffers.Binary;

namespace Campaigns.CarrierSimulator.Media;

/// <summary>RTP version 2 without extensions or contributing sources (RFC 3550 §5.1).</summary>
internal static class RtpPacket
{
    public const int HeaderBytes = 12;

    /// <summary>20 ms at 8 kHz.</summary>
    public const int SamplesPerPacket = 160;

    /// <summary>Fills the first 12 bytes. The marker bit says that talk starts after silence (RFC 3551 §4.1).</summary>
    public static void WriteHeader(
        Span<byte> packet, byte payloadType, ushort sequence, uint timestamp, uint synchronizationSource, bool startsTalk)
    {
        packet[0] = 0x80;
        packet[1] = (byte)(payloadType | (startsTalk ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], synchronizationSource);
    }

    public static bool IsRtp(ReadOnlySpan<byte> packet) => packet.Length >= HeaderBytes && packet[0] >> 6 == 2;
}
