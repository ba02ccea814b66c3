using NAudio.Wave;

namespace Campaigns.Audio.Tests;

public sealed class StereoWavTests
{
    [Fact]
    public void A_library_reads_what_was_made_piece_by_piece()
    {
        // Left and right in turn: loud and silent, silent and loud, as μ-law has them.
        byte[] first = [0x80, 0xFF, 0xFF, 0x80], second = [0x00, 0xFF];
        byte[] file = [.. StereoWav.Header(first.Length + second.Length), .. StereoWav.Samples(first), .. StereoWav.Samples(second)];

        using var reader = new WaveFileReader(new MemoryStream(file));
        Assert.Equal((WaveFormatEncoding.Pcm, 2, 8000, 16), (reader.WaveFormat.Encoding, reader.WaveFormat.Channels, reader.WaveFormat.SampleRate, reader.WaveFormat.BitsPerSample));
        Assert.Equal(3, reader.SampleCount);
        var pcm = new byte[reader.Length];
        reader.ReadExactly(pcm);
        short[] samples = [.. Enumerable.Range(0, pcm.Length / 2).Select(i => BitConverter.ToInt16(pcm, 2 * i))];
        Assert.Equal([32124, 0, 0, 32124, -32124, 0], samples);
    }

    [Fact]
    public void What_was_made_can_be_played_again() =>
        Assert.Equal(8000, WavReader.Read([.. StereoWav.Header(16_000), .. StereoWav.Samples(new byte[16_000])]).Length);
}
