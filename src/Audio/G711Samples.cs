using NAudio.Codecs;
using NAudio.Wave;

namespace Campaigns.Audio;

/// <summary>A-law and μ-law, mixed down to one channel; full scale is ±1.</summary>
internal static class G711Samples
{
    public static float[] Read(WaveFileReader reader, WavFormat format)
    {
        var octets = new byte[reader.Length];
        reader.ReadExactly(octets);
        var mixed = new float[octets.Length / format.Channels];
        for (var i = 0; i < mixed.Length; i++)
        {
            var sum = 0f;
            for (var channel = 0; channel < format.Channels; channel++)
            {
                sum += Decode(octets[(i * format.Channels) + channel], format.Encoding);
            }

            mixed[i] = sum / format.Channels / 32_768;
        }

        return mixed;
    }

    private static short Decode(byte octet, WaveFormatEncoding law) => law == WaveFormatEncoding.ALaw
        ? ALawDecoder.ALawToLinearSample(octet)
        : MuLawDecoder.MuLawToLinearSample(octet);
}
