namespace Campaigns.CarrierSimulator.Media;

/// <summary>What the simulated far ends say.</summary>
internal static class FarEndAudio
{
    private const double BeepHz = 1_000;
    private const double BeepAmplitude = 9_000;
    private const double PickUpSeconds = 0.4;

    private static readonly TimeSpan Beep = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan HelloEnd = TimeSpan.FromSeconds(0.8);

    /// <summary>A machine: a greeting of the given length, then half a second of beep.</summary>
    public static EncodedAudio VoicemailGreeting(TimeSpan length) => new(
        length + Beep,
        seconds => seconds < length.TotalSeconds ? Voice.At(seconds) : BeepAmplitude * Math.Sin(2 * Math.PI * BeepHz * seconds));

    /// <summary>A person: a moment of silence while the phone goes to the ear, then two syllables.</summary>
    public static EncodedAudio Hello() => new(HelloEnd, seconds => seconds < PickUpSeconds ? 0 : Voice.At(seconds - PickUpSeconds));

    /// <summary>Somebody who keeps silent.</summary>
    public static EncodedAudio Nothing() => new(TimeSpan.Zero, _ => 0);
}
