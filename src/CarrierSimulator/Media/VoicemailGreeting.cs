using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator.Media;

/// <summary>
/// A greeting made of tones: syllables of 200–400 Hz with short gaps, as long and unbroken as recorded greetings are, then a beep of 1 kHz.
/// Made once and shared by all calls.
/// </summary>
internal sealed class VoicemailGreeting
{
    private const int SampleRateHz = 8_000;
    private const double SyllableSeconds = 0.18;
    private const double GapSeconds = 0.04;
    private const double BeepHz = 1_000;
    private const double Amplitude = 9_000;

    private static readonly TimeSpan Beep = TimeSpan.FromMilliseconds(500);

    private readonly byte[][] _muLaw;
    private readonly byte[][] _aLaw;

    public VoicemailGreeting(TimeSpan length)
    {
        var samples = Samples(length);
        _muLaw = Packets(samples, G711.MuLaw);
        _aLaw = Packets(samples, G711.ALaw);
    }

    public IReadOnlyList<byte[]> For(byte payloadType) => payloadType == SessionOffer.Pcma ? _aLaw : _muLaw;

    private static short[] Samples(TimeSpan length)
    {
        var greeting = (int)(length.TotalSeconds * SampleRateHz);
        var samples = new short[greeting + (int)(Beep.TotalSeconds * SampleRateHz)];
        for (var index = 0; index < samples.Length; index++)
        {
            var seconds = (double)index / SampleRateHz;
            samples[index] = (short)(index < greeting ? Speech(seconds) : Tone(BeepHz, seconds));
        }

        return samples;
    }

    private static double Speech(double seconds)
    {
        var syllable = (int)(seconds / SyllableSeconds);
        return seconds % SyllableSeconds > SyllableSeconds - GapSeconds ? 0 : Tone(200 + (syllable * 70 % 200), seconds);
    }

    private static double Tone(double frequencyHz, double seconds) => Amplitude * Math.Sin(2 * Math.PI * frequencyHz * seconds);

    private static byte[][] Packets(short[] samples, Func<short, byte> encode) =>
        [.. samples.Select(encode).Chunk(RtpPacket.SamplesPerPacket).Where(packet => packet.Length == RtpPacket.SamplesPerPacket)];
}
