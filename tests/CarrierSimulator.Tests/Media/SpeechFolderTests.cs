using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Media;

namespace Campaigns.CarrierSimulator.Tests.Media;

public sealed class SpeechFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("speech-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void People_say_hello_and_boxes_greet_and_beep_each_number_always_the_same()
    {
        Write("hello-1.wav", Pcm(800));
        Write("hello-2.wav", Pcm(1600));
        Write("greeting.wav", MuLaw(8000));
        var speech = SpeechFolder.Read(_folder);

        ulong[] numbers = [12025550100, 12035550100, 12045550100];
        Assert.Equal([100.0, 200.0], numbers.Select(number => speech.Hello(number).Length.TotalMilliseconds).Distinct().Order());
        Assert.All(numbers, number => Assert.Same(speech.Hello(number), speech.Hello(number)));

        // Half a second of beep.
        Assert.Equal(1.5, speech.Greeting(numbers[0]).Length.TotalSeconds);
        var farEnds = new FarEndAudio(new CarrierOptions { Listen = new System.Net.IPEndPoint(0, 0), Speech = speech });
        Assert.Same(speech.Greeting(numbers[0]), farEnds.Of(Behaviour.Voicemail, numbers[0]));
        Assert.Same(speech.Hello(numbers[0]), farEnds.Of(Behaviour.Answered, numbers[0]));
    }

    [Fact]
    public void What_is_missing_or_of_another_kind_is_named()
    {
        Assert.Contains("no folder", Assert.Throws<FormatException>(() => SpeechFolder.Read(Path.Combine(_folder, "none"))).Message, StringComparison.Ordinal);
        Write("hello.wav", Pcm(800));
        Assert.Contains("greeting*.wav", Assert.Throws<FormatException>(() => SpeechFolder.Read(_folder)).Message, StringComparison.Ordinal);
        Write("greeting.wav", Wav(format: 1, rate: 16_000, bits: 16, new byte[100]));
        Assert.Contains("greeting.wav", Assert.Throws<FormatException>(() => SpeechFolder.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_are_read_of_both_laws_behind_other_chunks()
    {
        Assert.Equal([1, -2, 300], WavSamples.Read(Wav(1, 8000, 16, [1, 0, 0xFE, 0xFF, 0x2C, 1])));
        Assert.Equal([0, 32124, -32124], WavSamples.Read(Wav(7, 8000, 8, [0xFF, 0x80, 0x00])));
        Assert.Throws<FormatException>(() => WavSamples.Read("RIFFnonsense"u8));
    }

    private void Write(string name, byte[] wav) => File.WriteAllBytes(Path.Combine(_folder, name), wav);

    private static byte[] Pcm(int samples) => Wav(1, 8000, 16, new byte[2 * samples]);

    private static byte[] MuLaw(int samples) => Wav(7, 8000, 8, new byte[samples]);

    /// <summary>With a chunk of three octets, and so one to fill up, before the samples.</summary>
    private static byte[] Wav(short format, int rate, short bits, byte[] samples) =>
    [
        .. "RIFF"u8, .. BitConverter.GetBytes(48 + samples.Length), .. "WAVE"u8,
        .. "fmt "u8, 16, 0, 0, 0, .. BitConverter.GetBytes(format), 1, 0, .. BitConverter.GetBytes(rate), .. BitConverter.GetBytes(rate * bits / 8), .. BitConverter.GetBytes((short)(bits / 8)), .. BitConverter.GetBytes(bits),
        .. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0,
        .. "data"u8, .. BitConverter.GetBytes(samples.Length), .. samples,
    ];
}
