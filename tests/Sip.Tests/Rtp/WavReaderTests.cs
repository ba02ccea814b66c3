using System.Buffers.Binary;
using System.Text;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class WavReaderTests
{
    [Theory]
    [InlineData(8000, 1, 16)]
    [InlineData(8000, 2, 16)]
    [InlineData(16_000, 1, 16)]
    [InlineData(44_100, 1, 16)]
    [InlineData(44_100, 2, 8)]
    [InlineData(48_000, 2, 16)]
    [InlineData(16_000, 1, 8)]
    public void A_tone_keeps_its_length_pitch_and_loudness(int rate, int channels, int bits)
    {
        var clip = WavReader.Read(Wav(rate, channels, bits, 1, Tone(rate, 1000, 8000, seconds: 1)));

        Assert.Equal(1, clip.Duration.TotalSeconds, 3);
        Assert.InRange(Strength(clip, 1000), 7700, 8300);
        Assert.InRange(Strength(clip, 2000), 0, 120);
    }

    [Theory]
    [InlineData(16_000)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public void What_the_telephone_band_can_not_carry_is_gone_instead_of_folded_into_it(int rate)
    {
        var clip = WavReader.Read(Wav(rate, 1, 16, 1, Tone(rate, 7000, 8000, seconds: 1)));

        // 7 kHz would come back as 1 kHz.
        Assert.InRange(Strength(clip, 1000), 0, 40);
    }

    [Theory]
    [InlineData(6, AudioCodec.Pcma)]
    [InlineData(7, AudioCodec.Pcmu)]
    public void G711_files_are_decoded(int tag, AudioCodec codec)
    {
        var octets = Tone(8000, 1000, 8000, seconds: 1).Select(sample => G711.Encode((short)sample, codec)).ToArray();

        var clip = WavReader.Read(Riff(Format(tag, 1, 8000, 8), octets));

        Assert.InRange(Strength(clip, 1000), 7700, 8300);
    }

    [Fact]
    public void Other_chunks_are_passed_over_and_an_extensible_format_is_understood()
    {
        var format = new byte[40];
        Format(0xFFFE, 1, 8000, 16).CopyTo(format, 0);
        format[24] = 1;
        var file = Riff(format, [1, 0, 2, 0], before: Chunk("LIST", [1, 2, 3]));

        Assert.Equal([1, 2], WavReader.Read(file).Samples.ToArray());
    }

    [Theory]
    [InlineData(1, 1, 32_000, 16, "32000 Hz")]
    [InlineData(1, 3, 8000, 16, "3 channels")]
    [InlineData(1, 1, 8000, 24, "24 bits")]
    [InlineData(3, 1, 8000, 32, "floating point")]
    [InlineData(85, 1, 8000, 16, "encoding 85")]
    public void Another_format_is_refused_by_its_name_and_with_what_would_do(int tag, int channels, int rate, int bits, string named)
    {
        var fault = Assert.Throws<WavFormatException>(() => WavReader.Read(Riff(Format(tag, channels, rate, bits), [0, 0, 0, 0])));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Contains("accepted are", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_refused()
    {
        var good = Wav(8000, 1, 16, 1, Tone(8000, 1000, 8000, 1));

        Assert.Throws<WavFormatException>(() => WavReader.Read("ID3 this is an MP3"u8));
        Assert.Throws<WavFormatException>(() => WavReader.Read(good.AsSpan(0, good.Length / 2)));
        Assert.Throws<WavFormatException>(() => WavReader.Read(good.AsSpan(0, 36)));
        Assert.Throws<WavFormatException>(() => WavReader.Read(new MemoryStream()));
    }

    [Fact]
    public void A_clip_is_played_in_frames_to_its_end_for_each_call_anew()
    {
        var clip = new AudioClip([.. Enumerable.Repeat((short)1000, 200)]);
        var frame = new byte[160];
        foreach (var source in (IAudioSource[])[clip.Play(), clip.Play()])
        {
            Assert.True(source.TryFill(frame, AudioCodec.Pcma));
            Assert.All(frame, octet => Assert.Equal(G711.Encode(1000, AudioCodec.Pcma), octet));
            Assert.True(source.TryFill(frame, AudioCodec.Pcmu));
            Assert.Equal(40, frame.Count(octet => octet != G711.PcmuSilence));
            Assert.False(source.TryFill(frame, AudioCodec.Pcmu));
        }
    }

    private static double[] Tone(int rate, double hertz, double amplitude, int seconds) =>
        [.. Enumerable.Range(0, rate * seconds).Select(i => amplitude * Math.Sin(2 * Math.PI * hertz * i / rate))];

    /// <summary>The amplitude of one frequency, away from the ends where the filter has only half its input.</summary>
    private static double Strength(AudioClip clip, double hertz)
    {
        double sine = 0, cosine = 0;
        var samples = clip.Samples[400..^400];
        for (var i = 0; i < samples.Length; i++)
        {
            var angle = 2 * Math.PI * hertz * i / AudioClip.SampleRateHz;
            sine += samples[i] * Math.Sin(angle);
            cosine += samples[i] * Math.Cos(angle);
        }

        return 2 * Math.Sqrt((sine * sine) + (cosine * cosine)) / samples.Length;
    }

    private static byte[] Wav(int rate, int channels, int bits, int tag, double[] mono)
    {
        var octets = new List<byte>();
        foreach (var sample in mono)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                if (bits == 8)
                {
                    octets.Add((byte)(128 + Math.Round(sample / 256)));
                }
                else
                {
                    octets.AddRange(BitConverter.GetBytes((short)sample));
                }
            }
        }

        return Riff(Format(tag, channels, rate, bits), [.. octets]);
    }

    private static byte[] Format(int tag, int channels, int rate, int bits)
    {
        var format = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, (ushort)tag);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), rate);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(8), rate * channels * bits / 8);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), (ushort)(channels * bits / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), (ushort)bits);
        return format;
    }

    private static byte[] Riff(byte[] format, byte[] samples, byte[]? before = null)
    {
        byte[] body = [.. "WAVE"u8, .. before ?? [], .. Chunk("fmt ", format), .. Chunk("data", samples)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    private static byte[] Chunk(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[content.Length & 1]];
}
