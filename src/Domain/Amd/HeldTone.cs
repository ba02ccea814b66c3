namespace Campaigns.Domain.Amd;

/// <summary>A tone that has kept its pitch and its level for some frames.</summary>
/// <param name="PitchHz">Of its first frame.</param>
/// <param name="Level">Of its first whole frame, as <see cref="FrameLevel"/> counts.</param>
/// <param name="Frames">How long; 0: there is none.</param>
/// <param name="Follows">It came right after another tone.</param>
internal readonly record struct HeldTone(double PitchHz, int Level, int Frames, bool Follows)
{
    private const double PitchTolerance = 0.025;
    private const double LevelTolerance = 1.6;

    public bool HasPitchOf(ToneReading reading) => Frames > 0 && Math.Abs(reading.FrequencyHz - PitchHz) <= PitchTolerance * PitchHz;

    public bool GoesOnWith(ToneReading reading, int level) => HasPitchOf(reading) && level <= LevelTolerance * Level && level * LevelTolerance >= Level;
}
