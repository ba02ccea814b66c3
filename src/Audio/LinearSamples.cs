using NAudio.Wave;

namespace Campaigns.Audio;

/// <summary>PCM and floating point, mixed down to one channel; full scale is ±1.</summary>
internal static class LinearSamples
{
    public static float[] Read(WaveFileReader reader)
    {
        var channels = reader.WaveFormat.Channels;
        var provider = reader.ToSampleProvider();
        var mixed = new float[reader.Length / reader.WaveFormat.BlockAlign];
        var block = new float[4096 * channels];
        var count = 0;
        for (int read; (read = provider.Read(block)) > 0;)
        {
            for (var i = 0; i + channels <= read && count < mixed.Length; i += channels)
            {
                mixed[count++] = channels == 1 ? block[i] : (block[i] + block[i + 1]) / 2;
            }
        }

        return mixed[..count];
    }
}
