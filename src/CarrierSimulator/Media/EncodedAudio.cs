using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator.Media;

/// <summary>Audio as RTP payloads of 20 ms in both laws of G.711. Made once and shared by all calls.</summary>
internal sealed class EncodedAudio
{
    private const int SampleRateHz = 8_000;

    private readonly byte[][] _muLaw;
    private readonly byte[][] _aLaw;

    /// <param name="length">Of the audio; what doesn't fill a packet is left out.</param>
    /// <param name="sampleAt">The sample at so many seconds, in units of 16-bit samples.</param>
    public EncodedAudio(TimeSpan length, Func<double, double> sampleAt)
        : this(SamplesOf(length, sampleAt))
    {
    }

    /// <param name="samples">16-bit, at 8 kHz; what doesn't fill a packet is left out.</param>
    public EncodedAudio(short[] samples)
    {
        Length = TimeSpan.FromSeconds((double)samples.Length / SampleRateHz);
        _muLaw = Packets(samples, G711.MuLaw);
        _aLaw = Packets(samples, G711.ALaw);
    }

    public TimeSpan Length { get; }

    public IReadOnlyList<byte[]> For(byte payloadType) => payloadType == SessionOffer.Pcma ? _aLaw : _muLaw;

    /// <summary>The samples of audio that is a function of time.</summary>
    public static short[] SamplesOf(TimeSpan length, Func<double, double> sampleAt) =>
        [.. Enumerable.Range(0, (int)(length.TotalSeconds * SampleRateHz)).Select(index => (short)sampleAt((double)index / SampleRateHz))];

    private static byte[][] Packets(short[] samples, Func<short, byte> encode) =>
        [.. samples.Select(encode).Chunk(RtpPacket.SamplesPerPacket).Where(packet => packet.Length == RtpPacket.SamplesPerPacket)];
}
