using System.Buffers.Binary;

namespace Campaigns.Api.Assistants;

/// <summary>
/// Looks whether an upload is a WAV file that can be an announcement: a RIFF/WAVE container with a PCM, A-law or μ-law format and some audio.
/// The telephony side decodes it; this only spares the operator a silent call.
/// </summary>
internal static class WavFile
{
    private const int ChunkHeaderBytes = 8;
    private const int RiffHeaderBytes = 12;
    private const int FormatBytes = 16;

    /// <summary>What is wrong with the file, as a sentence; null when nothing is.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> file)
    {
        if (file.Length < RiffHeaderBytes || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
        {
            return "The file is no WAV file: it doesn't begin with a RIFF/WAVE header.";
        }

        var format = Chunk(file, "fmt "u8);
        if (format.Length < FormatBytes)
        {
            return "The WAV file has no complete format (fmt) chunk.";
        }

        return FormatFault(format) ?? (Chunk(file, "data"u8).IsEmpty ? "The WAV file has no audio (data) chunk." : null);
    }

    private static string? FormatFault(ReadOnlySpan<byte> format)
    {
        var codec = BinaryPrimitives.ReadUInt16LittleEndian(format);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var sampleRateHz = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        return (codec, channels, sampleRateHz, bits) switch
        {
            (not (1 or 6 or 7), _, _, _) => $"The WAV file's codec is {codec}; it must be PCM (1), A-law (6) or \u03bc-law (7).",
            (1, _, _, not 16) => $"PCM audio must have 16 bits a sample, not {bits}.",
            (6 or 7, _, _, not 8) => $"G.711 audio must have 8 bits a sample, not {bits}.",
            (_, not (1 or 2), _, _) => $"The audio must have one or two channels, not {channels}.",
            (_, _, < 8000 or > 48000, _) => $"The sample rate must be 8,000–48,000 Hz, not {sampleRateHz}.",
            _ => null,
        };
    }

    /// <summary>The body of the first chunk with this id; empty when there is none. A chunk that claims more than the file holds is cut to it.</summary>
    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, ReadOnlySpan<byte> id)
    {
        var rest = file[RiffHeaderBytes..];
        while (rest.Length >= ChunkHeaderBytes)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var body = rest[ChunkHeaderBytes..];
            if (rest[..4].SequenceEqual(id))
            {
                return body[..(int)Math.Min(size, (uint)body.Length)];
            }

            // Chunks are padded to an even length.
            var next = size + (size & 1L);
            rest = next >= body.Length ? [] : body[(int)next..];
        }

        return [];
    }
}
