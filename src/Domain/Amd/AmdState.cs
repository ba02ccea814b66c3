using NodaTime;

namespace Campaigns.Domain.Amd;

/// <summary>
/// Detection of answering machines, between two frames. A value: <see cref="After"/> gives the next one, and once there is a decision it
/// stays as it is. The rules are those of Asterisk's AMD application, written anew.
/// </summary>
public readonly record struct AmdState
{
    /// <summary>Null while nothing is clear.</summary>
    public AmdDecision? Decision { get; private init; }

    private int TotalMs { get; init; }
    private int SilenceMs { get; init; }
    private int VoiceMs { get; init; }
    private int WordMs { get; init; }
    private int Words { get; init; }
    private bool AfterSilence { get; init; }
    private bool Greeted { get; init; }

    /// <summary>One more frame of 20 ms.</summary>
    /// <param name="settings">The same for the whole call.</param>
    /// <param name="silent">Whether the frame counts as silence.</param>
    /// <param name="beeped">A beep has just ended.</param>
    public AmdState After(AmdSettings settings, bool silent, bool beeped = false)
    {
        if (Decision is not null)
        {
            return this;
        }

        var next = this with { TotalMs = TotalMs + FrameLevel.FrameMs };
        next = silent ? next.WithSilence(settings) : next.WithVoice(settings);
        return (next.TotalMs, beeped && settings.BeepDecides) switch
        {
            (_, true) => next.Decide(AmdVerdict.Machine, AmdCause.Beep),
            ({ } total, _) when total >= settings.TotalAnalysisMs => next.Decide(AmdVerdict.Unsure, AmdCause.TooLong),
            _ when silent => next.JudgeSilence(settings),
            _ => next.JudgeVoice(settings),
        };
    }

    /// <summary>The analysis time has passed on the wall clock: packets stalled, or none came.</summary>
    public AmdState TimedOut() => Decision is not null
        ? this
        : Decide(AmdVerdict.Unsure, TotalMs == 0 ? AmdCause.NoAudioData : AmdCause.TooLong);

    private AmdState WithSilence(AmdSettings settings)
    {
        var silence = SilenceMs + FrameLevel.FrameMs;
        var wordOver = silence >= settings.BetweenWordsSilenceMs;
        return this with { SilenceMs = silence, WordMs = wordOver ? 0 : WordMs, AfterSilence = AfterSilence || wordOver };
    }

    private AmdState WithVoice(AmdSettings settings)
    {
        var word = WordMs + FrameLevel.FrameMs;
        var isWord = word >= settings.MinWordLengthMs;
        return this with
        {
            SilenceMs = 0,
            VoiceMs = VoiceMs + FrameLevel.FrameMs,
            WordMs = word,
            Words = isWord && AfterSilence ? Words + 1 : Words,
            AfterSilence = AfterSilence && !isWord,
            Greeted = Greeted || isWord,
        };
    }

    private AmdState JudgeSilence(AmdSettings settings) => this switch
    {
        { Greeted: false } when settings.SilenceDecides && SilenceMs >= settings.InitialSilenceMs => Decide(AmdVerdict.Machine, AmdCause.InitialSilence),
        { Greeted: true } when SilenceMs >= settings.SilenceAfterMs(VoiceMs) => Decide(AmdVerdict.Human, AmdCause.Human),
        _ => this,
    };

    private AmdState JudgeVoice(AmdSettings settings)
    {
        if (WordMs >= settings.MaxWordLengthMs)
        {
            return Decide(AmdVerdict.Machine, AmdCause.MaxWordLength);
        }

        if (Words > settings.MaxWords && VoiceMs >= settings.MinVoiceOfWordsMs)
        {
            return Decide(AmdVerdict.Machine, AmdCause.MaxWords);
        }

        return Greeted && VoiceMs >= settings.GreetingMs ? Decide(AmdVerdict.Machine, AmdCause.LongGreeting) : this;
    }

    private AmdState Decide(AmdVerdict verdict, AmdCause cause) =>
        this with { Decision = new AmdDecision(verdict, cause, Duration.FromMilliseconds(TotalMs)) };
}
