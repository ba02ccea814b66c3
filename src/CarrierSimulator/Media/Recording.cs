using System.Buffers;
using System.Buffers.Binary;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator.Media;

/// <summary>What a call's far end heard, as it arrived. Filled by the media thread, written when the call is over.</summary>
/// <param name="file">Where the WAV file goes.</param>
/// <param name="payloadType">0 (PCMU) or 8 (PCMA).</param>
internal sealed class Recording(string file, byte payloadType)
{
    private const int SampleRateHz = 8_000;
    private const short MuLawFormat = 7;
    private const short ALawFormat = 6;
    private const int HeaderBytes = 44;

    private readonly ArrayBufferWriter<byte> _heard = new();
    private readonly Lock _lock = new();
    private bool _written;

    public void Add(ReadOnlySpan<byte> packet)
    {
        if ((packet[1] & 0x7F) != payloadType)
        {
            return;
        }

        lock (_lock)
        {
            _heard.Write(packet[RtpPacket.HeaderBytes..]);
        }
    }

    /// <summary>Writes the file, once.</summary>
    public void Write()
    {
        lock (_lock)
        {
            if (_written)
            {
                return;
            }

            _written = true;

            // Whoever waits for the file finds all of it.
            var unfinished = file + ".part";
            using (var output = File.Create(unfinished))
            {
                output.Write(Header(_heard.WrittenCount));
                output.Write(_heard.WrittenSpan);
            }

            File.Move(unfinished, file, overwrite: true);
        }
    }

    private byte[] Header(int length)
    {
        var header = new byte[HeaderBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), HeaderBytes - 8 + length);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), payloadType == SessionOffer.Pcma ? ALawFormat : MuLawFormat);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), SampleRateHz);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 8);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), length);
        return header;
    }
}
