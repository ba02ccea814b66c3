namespace Campaigns.Domain.Amd;

/// <summary>
/// Recognises the beep of an answering machine, between two frames: one single tone of 350–2,200 Hz and at least 150 ms, that keeps its pitch and
/// its level and stands alone. Two tones in a row are an announcement of the network (special information tones) or a melody. The ringing tone of
/// many countries is a single tone of 400–450 Hz, but of a second or more. Dual tones are no single one.
/// A value: <see cref="After"/> gives the next.
/// </summary>
public readonly record struct BeepState
{
    /// <summary>Lowest pitch of a beep.</summary>
    public const double LowestHz = 350;

    /// <summary>Highest pitch of a beep.</summary>
    public const double HighestHz = 2200;

    /// <summary>What is quieter is no beep, and its tone needs no reading.</summary>
    public const int QuietestLevel = 200;

    private const double LeastPurity = 0.9;

    // 150 ms that begin anywhere hold six whole frames.
    private const int ShortestFrames = 6;
    private const int LongestFrames = 100;

    // The ringing tones of ITU-T E.180 last a second or more. No beep of that pitch is as long.
    private const double RingingLowestHz = 390;
    private const double RingingHighestHz = 490;
    private const int LongestAtRingingPitch = 40;

    // A chance likeness of speech to a tone lasts a frame or two.
    private const int LeastHeldFrames = 3;

    // A dropped packet doesn't cut a tone in two.
    private const int LongestDropFrames = 2;

    // Tones of one announcement follow each other without a pause of 100 ms.
    private const int AloneFrames = 5;

    /// <summary>With the frame just heard it is clear that a beep has ended. True for one frame.</summary>
    public bool Beeped { get; private init; }

    /// <summary>A tone sounds that may become a beep.</summary>
    public bool Sounds => Run.Frames >= LeastHeldFrames;

    private HeldTone Run { get; init; }
    private HeldTone Last { get; init; }
    private int FramesSinceLast { get; init; }

    /// <summary>One more frame of 20 ms.</summary>
    /// <param name="level">From <see cref="FrameLevel"/>.</param>
    /// <param name="reading">Of the same frame.</param>
    public BeepState After(int level, ToneReading reading)
    {
        var isTone = level >= QuietestLevel && reading.Purity >= LeastPurity && reading.FrequencyHz is >= LowestHz and <= HighestHz;
        if (isTone && Run.GoesOnWith(reading, level))
        {
            return this with { Run = Run with { Frames = Run.Frames + 1 }, Beeped = false };
        }

        var ended = WithRunEnded();
        return isTone ? ended.Starting(level, reading) : ended.Waiting(1);
    }

    private BeepState WithRunEnded() => Run.Frames switch
    {
        0 => this with { Beeped = false },
        >= LeastHeldFrames => this with { Last = Run, Run = default, FramesSinceLast = 0, Beeped = false },
        _ => (this with { Run = default }).Waiting(Run.Frames),
    };

    private BeepState Starting(int level, ToneReading reading)
    {
        var close = Last.Frames > 0 && FramesSinceLast < AloneFrames;
        return close && FramesSinceLast <= LongestDropFrames && Last.HasPitchOf(reading)
            ? this with { Run = Last with { Frames = Last.Frames + FramesSinceLast + 1 }, Last = default }
            : this with { Run = new HeldTone(reading.FrequencyHz, level, 1, Follows: close) };
    }

    private BeepState Waiting(int frames)
    {
        var since = FramesSinceLast + frames;
        return Last.Frames > 0 && since >= AloneFrames
            ? this with { Last = default, FramesSinceLast = 0, Beeped = IsBeep(Last) }
            : this with { FramesSinceLast = since, Beeped = false };
    }

    private static bool IsBeep(HeldTone tone) =>
        !tone.Follows
        && tone.Frames is >= ShortestFrames and <= LongestFrames
        && (tone.Frames <= LongestAtRingingPitch || tone.PitchHz is < RingingLowestHz or > RingingHighestHz);
}
