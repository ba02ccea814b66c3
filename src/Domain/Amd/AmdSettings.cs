namespace Campaigns.Domain.Amd;

/// <summary>
/// The parameters of detection, with the names, units and defaults of Asterisk's amd.conf (read in Asterisk 23.4.1, the same since 16.8), so
/// that settings can be carried over; then our own rules, each of which can be switched off.
/// </summary>
public sealed record AmdSettings
{
    /// <summary>Asterisk's defaults and nothing else.</summary>
    public static AmdSettings Asterisk { get; } = new() { BeepDecides = false, BeepCorrects = false, SilenceDecides = true, MinVoiceOfWordsMs = 0, NoiseFactor = 0, PauseFactor = 0 };

    /// <summary>initial_silence: silence from the start after which a machine is assumed.</summary>
    public int InitialSilenceMs { get; init; } = 2500;

    /// <summary>greeting: voice in sum from which it is a machine's greeting.</summary>
    public int GreetingMs { get; init; } = 1500;

    /// <summary>after_greeting_silence: silence after voice from which it was a human's greeting.</summary>
    public int AfterGreetingSilenceMs { get; init; } = 800;

    /// <summary>total_analysis_time: the longest that a verdict may take.</summary>
    public int TotalAnalysisMs { get; init; } = 5000;

    /// <summary>min_word_length: voice shorter than this is no word.</summary>
    public int MinWordLengthMs { get; init; } = 100;

    /// <summary>between_words_silence: silence from which what follows is another word.</summary>
    public int BetweenWordsSilenceMs { get; init; } = 50;

    /// <summary>maximum_number_of_words: more than this many are a machine's. A word counts that follows a silence.</summary>
    public int MaxWords { get; init; } = 2;

    /// <summary>maximum_word_length: one word from this length is a machine's.</summary>
    public int MaxWordLengthMs { get; init; } = 5000;

    /// <summary>silence_threshold: a frame whose mean magnitude is below is silent, 0–32,767.</summary>
    public int SilenceThreshold { get; init; } = 256;

    /// <summary>Our own: a beep within the analysis is a machine's.</summary>
    public bool BeepDecides { get; init; } = true;

    /// <summary>
    /// Our own: a beep takes back a verdict for a human, when the far end has talked up to it without a pause of <see cref="GreetingSettings.EndSilenceMs"/>,
    /// as greetings do and people who listen to an assistant don't.
    /// </summary>
    public bool BeepCorrects { get; init; } = true;

    /// <summary>
    /// Asterisk: initial silence is a machine's. Off by default, because here the assistant speaks at once, and a person who listens to it is
    /// silent: detection then goes on until the analysis time is over.
    /// </summary>
    public bool SilenceDecides { get; init; }

    /// <summary>Our own: the number of words says nothing before this much voice was heard. People say short words with stops in them. 0: off.</summary>
    public int MinVoiceOfWordsMs { get; init; } = 1200;

    /// <summary>Our own: a frame is silent as well when it is below the call's own noise floor times this. 0: off.</summary>
    public double NoiseFactor { get; init; } = 2.5;

    /// <summary>
    /// Our own: the silence that ends a human's greeting lasts this many times the greeting's voice, at least <see cref="AfterGreetingSilenceMs"/>
    /// and at most <see cref="LongestPauseMs"/>. Who says more takes longer breaths, and a recording's first sentence is longer than a hello. 0: off.
    /// </summary>
    public double PauseFactor { get; init; } = 1.25;

    /// <summary>With <see cref="PauseFactor"/>: people wait at most this long for an answer before they say more.</summary>
    public int LongestPauseMs { get; init; } = 1000;

    /// <summary>Silence that shows that so much voice was a human's greeting.</summary>
    internal int SilenceAfterMs(int voiceMs) => Math.Max(AfterGreetingSilenceMs, (int)Math.Min(PauseFactor * voiceMs, LongestPauseMs));
}
