using System.Buffers.Binary;
using Campaigns.Api.Assistants;

namespace Campaigns.Api.Tests.Assistants;

public sealed class WavFileTests
{
    [Theory]
    [InlineData(1, 1, 8000, 16)]
    [InlineData(1, 2, 48000, 16)]
    [InlineData(7, 1, 8000, 8)]
    [InlineData(6, 1, 8000, 8)]
    public void Takes_announcements(ushort codec, ushort channels, uint rate, ushort bits) => Assert.Null(WavFile.FaultOf(Wav(codec, channels, rate, bits)));

    [Theory]
    [InlineData(3, 1, 8000, 32, "codec")]
    [InlineData(85, 1, 44100, 16, "codec")]
    [InlineData(1, 1, 8000, 8, "16 bits")]
    [InlineData(7, 1, 8000, 16, "8 bits")]
    [InlineData(1, 6, 8000, 16, "channels")]
    [InlineData(1, 0, 8000, 16, "channels")]
    [InlineData(1, 1, 4000, 16, "sample rate")]
    [InlineData(1, 1, 96000, 16, "sample rate")]
    public void Refuses_other_formats(ushort codec, ushort channels, uint rate, ushort bits, string says) =>
        Assert.Contains(says, WavFile.FaultOf(Wav(codec, channels, rate, bits)), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Refuses_every_file_that_is_cut_off_before_its_audio()
    {
        var whole = Wav(1, 1, 8000, 16);
        for (var length = 0; length <= whole.Length - 4; length++)
        {
            Assert.NotNull(WavFile.FaultOf(whole.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Skips_other_chunks_with_their_padding()
    {
        var plain = Wav(1, 1, 8000, 16);
        byte[] withList = [.. plain[..12], .. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. plain[12..]];

        Assert.Null(WavFile.FaultOf(withList));
    }

    [Fact]
    public void Survives_a_chunk_that_claims_four_gigabytes() =>
        Assert.NotNull(WavFile.FaultOf([.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8, .. "junk"u8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3]));

    private static byte[] Wav(ushort codec, ushort channels, uint rate, ushort bits)
    {
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8, .. "fmt "u8, 16, 0, 0, 0, .. new byte[16], .. "data"u8, 4, 0, 0, 0, 0, 0, 0, 0];
        var format = file.AsSpan(20);
        BinaryPrimitives.WriteUInt16LittleEndian(format, codec);
        BinaryPrimitives.WriteUInt16LittleEndian(format[2..], channels);
        BinaryPrimitives.WriteUInt32LittleEndian(format[4..], rate);
        BinaryPrimitives.WriteUInt16LittleEndian(format[14..], bits);
        return file;
    }
}
