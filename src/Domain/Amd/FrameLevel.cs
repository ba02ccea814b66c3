namespace Campaigns.Domain.Amd;

/// <summary>How loud a frame is.</summary>
public static class FrameLevel
{
    /// <summary>Length of the frames that detection is fed with.</summary>
    public const int FrameMs = 20;

    /// <summary>Samples of a frame at 8 kHz.</summary>
    public const int FrameSamples = 160;

    /// <summary>Mean of the samples' magnitudes, 0–32,768: the scale of Asterisk's silence_threshold. 0 for an empty frame.</summary>
    public static int Of(ReadOnlySpan<short> samples)
    {
        var sum = 0L;
        foreach (var sample in samples)
        {
            sum += Math.Abs((int)sample);
        }

        return samples.IsEmpty ? 0 : (int)(sum / samples.Length);
    }
}
