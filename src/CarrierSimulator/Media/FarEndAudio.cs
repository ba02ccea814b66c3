using Campaigns.CarrierSimulator.Behaviours;

namespace Campaigns.CarrierSimulator.Media;

/// <summary>What the simulated far ends say.</summary>
internal sealed class FarEndAudio
{
    private const double BeepHz = 1_000;
    private const double BeepAmplitude = 9_000;
    private const double PickUpSeconds = 0.4;

    private static readonly TimeSpan Beep = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan HelloEnd = TimeSpan.FromSeconds(0.8);

    private readonly SpeechFolder? _speech;
    private readonly EncodedAudio _hello;
    private readonly EncodedAudio _greeting;

    /// <summary>What a carrier of these options has its far ends say.</summary>
    public FarEndAudio(CarrierOptions options) =>
        (_speech, _hello, _greeting) = (options.Speech, options.SayHello ? Hello() : Nothing(), VoicemailGreeting(options.Greeting));

    /// <summary>What is said at this number.</summary>
    public EncodedAudio Of(Behaviour behaviour, ulong number) => behaviour is Behaviour.Voicemail
        ? _speech?.Greeting(number) ?? _greeting
        : _speech?.Hello(number) ?? _hello;

    /// <summary>A machine: a greeting of the given length, then half a second of beep.</summary>
    public static EncodedAudio VoicemailGreeting(TimeSpan length) => new(
        length + Beep,
        seconds => seconds < length.TotalSeconds ? Voice.At(seconds) : BeepAt(seconds));

    /// <summary>A person: a moment of silence while the phone goes to the ear, then two syllables.</summary>
    public static EncodedAudio Hello() => new(HelloEnd, seconds => seconds < PickUpSeconds ? 0 : Voice.At(seconds - PickUpSeconds));

    /// <summary>Somebody who keeps silent.</summary>
    public static EncodedAudio Nothing() => new(TimeSpan.Zero, _ => 0);

    /// <summary>A machine whose greeting was recorded, and its beep.</summary>
    public static EncodedAudio WithBeep(short[] greeting) => new([.. greeting, .. EncodedAudio.SamplesOf(Beep, BeepAt)]);

    private static double BeepAt(double seconds) => BeepAmplitude * Math.Sin(2 * Math.PI * BeepHz * seconds);
}
