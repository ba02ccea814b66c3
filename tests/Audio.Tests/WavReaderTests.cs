using System.Buffers.Binary;
using CsCheck;

namespace Campaigns.Audio.Tests;

public sealed class WavReaderTests
{
    [Theory]
    [InlineData(8000, 1, 8, WavFiles.Pcm)]
    [InlineData(8000, 2, 16, WavFiles.Pcm)]
    [InlineData(11_025, 1, 16, WavFiles.Pcm)]
    [InlineData(16_000, 1, 16, WavFiles.Pcm)]
    [InlineData(22_050, 1, 16, WavFiles.Pcm)]
    [InlineData(24_000, 2, 24, WavFiles.Pcm)]
    [InlineData(32_000, 1, 32, WavFiles.Pcm)]
    [InlineData(44_100, 2, 8, WavFiles.Pcm)]
    [InlineData(44_100, 2, 16, WavFiles.Pcm)]
    [InlineData(48_000, 2, 24, WavFiles.Pcm)]
    [InlineData(48_000, 1, 32, WavFiles.Float)]
    [InlineData(16_000, 1, 64, WavFiles.Float)]
    public void A_tone_keeps_its_length_pitch_and_loudness(int rate, int channels, int bits, int tag)
    {
        foreach (var hertz in (double[])[300, 1000, 3400])
        {
            var samples = WavReader.Read(WavFiles.Of(WavFiles.Tone(rate, hertz), rate, channels, bits, tag));

            Assert.InRange(samples.Length, 7999, 8000);
            Assert.InRange(Strength(samples, hertz), 8192 * 0.985, 8192 * 1.015);
            Assert.InRange(Strength(samples, 2000), 0, 60);
        }
    }

    [Theory]
    [InlineData(11_025, 5000)]
    [InlineData(16_000, 4300)]
    [InlineData(16_000, 7000)]
    [InlineData(22_050, 4300)]
    [InlineData(44_100, 4300)]
    [InlineData(48_000, 4300)]
    [InlineData(48_000, 7000)]
    [InlineData(48_000, 15_000)]
    public void What_the_telephone_band_can_not_carry_is_gone_instead_of_folded_into_it(int rate, double hertz)
    {
        var samples = WavReader.Read(WavFiles.Of(WavFiles.Tone(rate, hertz, amplitude: 0.9), rate, bits: 24));

        // 7 kHz would come back as 1 kHz. What is left rounds to nothing.
        Assert.All(samples[200..^200], sample => Assert.InRange((int)sample, -1, 1));
    }

    [Fact]
    public void Samples_of_the_line_s_own_format_stay_as_they_are()
    {
        short[] samples = [1, -1, 0, short.MaxValue, short.MinValue, 1234];
        var octets = new byte[samples.Length * 2];
        Buffer.BlockCopy(samples, 0, octets, 0, octets.Length);

        Assert.Equal(samples, WavReader.Read(WavFiles.Riff(WavFiles.Format(WavFiles.Pcm, 1, 8000, 16), octets)));
    }

    // ITU-T G.711, tables 1a and 2a: the ends of both laws, and the smallest steps.
    [Theory]
    [InlineData(WavFiles.MuLaw, 0xFF, 0)]
    [InlineData(WavFiles.MuLaw, 0x80, 32_124)]
    [InlineData(WavFiles.MuLaw, 0x00, -32_124)]
    [InlineData(WavFiles.ALaw, 0xD5, 8)]
    [InlineData(WavFiles.ALaw, 0xAA, 32_256)]
    [InlineData(WavFiles.ALaw, 0x2A, -32_256)]
    public void G711_files_are_decoded(int tag, byte octet, short sample) =>
        Assert.Equal([sample, sample], WavReader.Read(WavFiles.Riff(WavFiles.Format(tag, 1, 8000, 8), [octet, octet])));

    [Fact]
    public void Other_chunks_are_passed_over_and_an_extensible_format_is_understood()
    {
        var format = new byte[40];
        WavFiles.Format(0xFFFE, 1, 8000, 16).CopyTo(format, 0);
        format[16] = 22;
        format[18] = 16;
        ((byte[])[1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]).CopyTo(format, 24);

        Assert.Equal([1, 2], WavReader.Read(WavFiles.Riff(format, [1, 0, 2, 0], before: WavFiles.Chunk("LIST", [1, 2, 3]))));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x7FFF_F000u)]
    [InlineData(uint.MaxValue)]
    public void A_writer_that_could_not_know_the_length_is_understood(uint length)
    {
        var file = WavFiles.Riff(WavFiles.Format(WavFiles.Pcm, 1, 8000, 16), [1, 0, 2, 0]);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), length);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), uint.MaxValue);

        Assert.Equal([1, 2], WavReader.Read(file));
    }

    [Theory]
    [InlineData(WavFiles.Pcm, 3, 8000, 16, "not 3")]
    [InlineData(WavFiles.Pcm, 1, 8000, 12, "PCM of 12 bits")]
    [InlineData(WavFiles.MuLaw, 1, 8000, 16, "μ-law of 16 bits")]
    [InlineData(WavFiles.Float, 1, 8000, 16, "floating point of 16 bits")]
    [InlineData(85, 1, 8000, 16, "codec 85")]
    [InlineData(WavFiles.Pcm, 1, 4000, 16, "not 4000")]
    [InlineData(WavFiles.Pcm, 1, 96_000, 16, "not 96000")]
    public void Another_format_is_refused_by_its_name(int tag, int channels, int rate, int bits, string named) =>
        Assert.Contains(named, WavReader.FaultOf(WavFiles.Riff(WavFiles.Format(tag, channels, rate, bits), new byte[24])), StringComparison.Ordinal);

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var fault = WavReader.FaultOf(WavFiles.Riff(WavFiles.Format(85, 6, 96_000, 16), new byte[24]));

        Assert.Contains("codec 85", fault, StringComparison.Ordinal);
        Assert.Contains("channels, not 6", fault, StringComparison.Ordinal);
        Assert.Contains("Hz, not 96000", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_ten_minutes_are_refused()
    {
        var file = WavFiles.Riff(WavFiles.Format(WavFiles.MuLaw, 1, 8000, 8), new byte[8000 * 601]);

        Assert.Contains("10 minutes", WavReader.FaultOf(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_that_is_cut_off_is_refused()
    {
        var whole = WavFiles.Of(WavFiles.Tone(8000, 1000, seconds: 0.01), 8000);
        Assert.Null(WavReader.FaultOf(whole));
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.NotNull(WavReader.FaultOf(whole[..length]));
        }
    }

    [Fact]
    public void A_file_without_audio_is_refused() =>
        Assert.Contains("no audio", WavReader.FaultOf(WavFiles.Riff(WavFiles.Format(WavFiles.Pcm, 1, 8000, 16), [])), StringComparison.Ordinal);

    [Theory]
    [InlineData("ID3 this is an MP3 and no WAV file")]
    [InlineData("RIFF....AVI LIST")]
    [InlineData("")]
    public void Another_kind_of_file_is_refused(string file) =>
        Assert.Contains("no WAV file", WavReader.FaultOf(System.Text.Encoding.ASCII.GetBytes(file)), StringComparison.Ordinal);

    [Fact]
    public void No_file_breaks_it() => Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 70], Gen.Byte).Sample((tail, at, octet) =>
    {
        // Whatever follows a right beginning, and a right file with one octet changed: a fault or samples, and no other exception.
        WavReader.FaultOf([.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8, .. tail]);
        var file = WavFiles.Of(WavFiles.Tone(8000, 1000, seconds: 0.002), 8000);
        file[at % file.Length] = octet;
        WavReader.FaultOf(file);
    });

    /// <summary>The amplitude of one frequency, away from the ends where the filter has only half its input.</summary>
    private static double Strength(short[] all, double hertz)
    {
        double sine = 0, cosine = 0;

        // A whole number of periods of each frequency that is asked for.
        var samples = all[400..7600];
        for (var i = 0; i < samples.Length; i++)
        {
            var angle = 2 * Math.PI * hertz * i / WavReader.SampleRateHz;
            sine += samples[i] * Math.Sin(angle);
            cosine += samples[i] * Math.Cos(angle);
        }

        return 2 * Math.Sqrt((sine * sine) + (cosine * cosine)) / samples.Length;
    }
}
