using Campaigns.Domain.Amd;
using CsCheck;
using NodaTime;
using static Campaigns.Domain.Amd.AmdCause;
using static Campaigns.Domain.Amd.AmdVerdict;

namespace Campaigns.Domain.Tests.Amd;

public sealed class AmdStateTests
{
    /// <summary>Lengths in milliseconds: "s" is silence, "v" is voice. The table is what Asterisk's application does with its defaults.</summary>
    [Theory]
    [InlineData("s500 v400 s2000", AmdVerdict.Human, AmdCause.Human, 1700)]
    [InlineData("v400 s2000", AmdVerdict.Human, AmdCause.Human, 1200)]
    [InlineData("s500 v400 s780 v400 s2000", AmdVerdict.Human, AmdCause.Human, 2880)] // Two words are a human's.
    [InlineData("s2480 v400 s2000", AmdVerdict.Human, AmdCause.Human, 3680)]
    [InlineData("s5000", Machine, InitialSilence, 2500)]
    [InlineData("s500 v80 s5000", Machine, InitialSilence, 3080)] // A click is no greeting, but begins the silence anew.
    [InlineData("s500 v4000", Machine, LongGreeting, 2000)]
    [InlineData("v4000", Machine, LongGreeting, 1500)]
    [InlineData("s100 v200 s60 v200 s60 v200 s2000", Machine, MaxWords, 720)] // The third word, as soon as it is one.
    [InlineData("v200 s60 v200 s60 v200 s2000", AmdVerdict.Human, AmdCause.Human, 1520)] // What begins with the call follows no silence.
    [InlineData("s100 v200 s40 v200 s40 v200 s2000", AmdVerdict.Human, AmdCause.Human, 1580)] // Silence of 40 ms ends no word.
    [InlineData("s100 v80 s60 v80 s60 v80 s60 v80 s5000", Machine, InitialSilence, 3100)] // Clicks of 80 ms are no words.
    [InlineData("s2400 v80 s2400 v80 s2400", Unsure, TooLong, 5000)]
    [InlineData("s1000 v300 s700 v300 s700 v300 s2000", Machine, MaxWords, 3100)]
    public void Decides_as_Asterisk_does(string sound, AmdVerdict verdict, AmdCause cause, int tookMs) =>
        Assert.Equal(new AmdDecision(verdict, cause, Duration.FromMilliseconds(tookMs)), Hear(sound, AmdSettings.Asterisk));

    [Fact]
    public void One_word_without_end_is_a_machine() =>
        Assert.Equal(
            new AmdDecision(Machine, MaxWordLength, Duration.FromMilliseconds(1200)),
            Hear("s200 v4000", AmdSettings.Asterisk with { MaxWordLengthMs = 1000 }));

    /// <summary>Our own rules, one a row, on sounds that Asterisk judges otherwise.</summary>
    [Theory]
    [InlineData("s6000", Unsure, TooLong, 5000)] // People who listen are silent.
    [InlineData("s3000 v400 s2000", AmdVerdict.Human, AmdCause.Human, 4200)]
    [InlineData("s3000 v2000", Machine, LongGreeting, 4500)]
    [InlineData("s100 v200 s60 v200 s60 v200 s2000", AmdVerdict.Human, AmdCause.Human, 1620)] // 600 ms of voice are too little to count words in.
    [InlineData("s100 v400 s60 v400 s60 v420 s2000", Machine, MaxWords, 1420)]
    [InlineData("s100 v640 s2000", AmdVerdict.Human, AmdCause.Human, 1540)] // Up to here the silence is Asterisk's.
    [InlineData("s100 v720 s2000", AmdVerdict.Human, AmdCause.Human, 1720)] // Who has said more takes a longer breath: 900 ms here,
    [InlineData("s100 v1200 s2000", AmdVerdict.Human, AmdCause.Human, 2300)] // and at most a second.
    [InlineData("s100 v1000 s960 v1000", Machine, LongGreeting, 2560)]
    public void Decides_by_our_own_rules(string sound, AmdVerdict verdict, AmdCause cause, int tookMs) =>
        Assert.Equal(new AmdDecision(verdict, cause, Duration.FromMilliseconds(tookMs)), Hear(sound, new AmdSettings()));

    [Fact]
    public void A_beep_is_a_machines_unless_the_rule_is_off()
    {
        Assert.Equal(new AmdDecision(Machine, Beep, Duration.FromMilliseconds(20)), default(AmdState).After(new AmdSettings(), silent: true, beeped: true).Decision);
        Assert.Null(default(AmdState).After(AmdSettings.Asterisk, silent: true, beeped: true).Decision);
    }

    [Fact]
    public void When_time_is_up_it_says_whether_anything_was_heard_at_all()
    {
        Assert.Equal(new AmdDecision(Unsure, NoAudioData, Duration.Zero), default(AmdState).TimedOut().Decision);
        Assert.Equal(new AmdDecision(Unsure, TooLong, Duration.FromMilliseconds(20)), default(AmdState).After(new AmdSettings(), silent: true).TimedOut().Decision);
    }

    [Fact]
    public void Whatever_is_heard_there_is_one_verdict_and_it_comes_in_time() => Gen.Select(GenSettings, Gen.Bool.Array[0, 400], Gen.Int[0, 399])
        .Sample((settings, frames, beepAt) =>
        {
            var state = default(AmdState);
            AmdDecision? first = null;
            for (var n = 0; n < frames.Length; n++)
            {
                state = state.After(settings, frames[n], beeped: n == beepAt);
                first ??= state.Decision;
                Assert.Equal(first, state.Decision);
                Assert.True(first is not null || (n + 1) * FrameLevel.FrameMs < settings.TotalAnalysisMs);
            }

            Assert.True(first is null || first.Value.Took <= Duration.FromMilliseconds(settings.TotalAnalysisMs + FrameLevel.FrameMs));
            Assert.NotNull(state.TimedOut().Decision);
            Assert.Equal(first ?? state.TimedOut().Decision, state.TimedOut().After(settings, silent: false).Decision);
        });

    private static Gen<AmdSettings> GenSettings { get; } = Gen.Select(Gen.Int[1, 6000], Gen.Int[1, 6000], Gen.Int[1, 3000], Gen.Int[1, 6000], Gen.Int[1, 500], Gen.Int[1, 500], Gen.Int[0, 10], Gen.Bool)
        .Select((initial, greeting, after, total, word, between, words, silence) => new AmdSettings
        {
            InitialSilenceMs = initial,
            GreetingMs = greeting,
            AfterGreetingSilenceMs = after,
            TotalAnalysisMs = total,
            MinWordLengthMs = word,
            BetweenWordsSilenceMs = between,
            MaxWords = words,
            SilenceDecides = silence,
        });

    private static AmdDecision? Hear(string sound, AmdSettings settings)
    {
        var state = default(AmdState);
        foreach (var part in sound.Split(' '))
        {
            for (var ms = 0; ms < int.Parse(part[1..], System.Globalization.CultureInfo.InvariantCulture); ms += FrameLevel.FrameMs)
            {
                state = state.After(settings, silent: part[0] == 's');
            }
        }

        return state.Decision;
    }
}
