namespace Campaigns.Domain.Amd;

/// <summary>
/// How loud a line is when nobody talks: the quietest frame of the last half second to second. Speech dips often enough not to be taken for noise.
/// A value: <see cref="After"/> gives the next.
/// </summary>
public readonly record struct NoiseFloor
{
    private const int BlockFrames = 25;

    // What is as loud as this is no noise of a line, however steady it is.
    private const int LoudestNoise = 2500;

    private int Before { get; init; }
    private int Now { get; init; }
    private int Frames { get; init; }

    /// <summary>On the scale of <see cref="FrameLevel"/>; 0 before the first frame.</summary>
    public int Level => Frames == 0 ? Before : Before == 0 ? Now : Math.Min(Before, Now);

    /// <summary>One more frame of 20 ms.</summary>
    public NoiseFloor After(int level)
    {
        var quietest = Math.Min(level, LoudestNoise);
        if (Frames > 0)
        {
            quietest = Math.Min(quietest, Now);
        }

        return Frames + 1 == BlockFrames ? new NoiseFloor { Before = Math.Max(1, quietest) } : this with { Now = quietest, Frames = Frames + 1 };
    }
}
