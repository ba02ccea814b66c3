using Campaigns.Domain.Amd;
using CsCheck;

namespace Campaigns.Domain.Tests.Amd;

public sealed class FarEndTests
{
    [Fact]
    public void A_beep_takes_a_human_verdict_back_when_the_greeting_led_up_to_it()
    {
        var farEnd = Hear("voice 500, silence 1200, voice 3000, silence 400, tone 1000 300, silence 500", new AmdSettings());

        Assert.Equal(AmdVerdict.Human, farEnd.Decision!.Value.Verdict);
        Assert.Equal((AmdVerdict.Machine, AmdCause.Beep), (farEnd.Correction!.Value.Verdict, farEnd.Correction.Value.Cause));
    }

    [Theory]
    [InlineData("voice 500, silence 2500, tone 1000 300, silence 500", true)] // Somebody who listens, with an appliance.
    [InlineData("voice 500, silence 1200, voice 3000, silence 400, tone 1000 300, silence 500", false)]
    public void No_beep_takes_a_human_verdict_back_after_a_long_silence_or_when_the_rule_is_off(string line, bool corrects) =>
        Assert.Null(Hear(line, new AmdSettings { BeepCorrects = corrects }).Correction);

    [Fact]
    public void A_steady_noise_counts_as_silence_unless_the_rule_is_off()
    {
        const string inTheStreet = "noise 900 1000, voice 500, noise 900 2000";

        Assert.Equal(AmdVerdict.Human, Hear(inTheStreet, new AmdSettings()).Decision!.Value.Verdict);
        Assert.Equal(AmdVerdict.Machine, Hear(inTheStreet, new AmdSettings { NoiseFactor = 0 }).Decision!.Value.Verdict);
    }

    [Fact]
    public void Whatever_is_heard_it_never_throws_and_says_one_thing() => Gen.Short.Array[FrameLevel.FrameSamples].Array[1, 60].Sample(
        frames =>
        {
            var farEnd = default(FarEnd);
            AmdDecision? first = null;
            foreach (var frame in frames)
            {
                farEnd = farEnd.After(new AmdSettings { TotalAnalysisMs = 600 }, new GreetingSettings(), frame);
                first ??= farEnd.Decision;
                Assert.Equal(first, farEnd.Decision);
            }

            Assert.True(first is not null || frames.Length < 30);
        },
        iter: 30);

    private static FarEnd Hear(string line, AmdSettings settings) =>
        Sounds.Frames(line).Aggregate(default(FarEnd), (farEnd, frame) => farEnd.After(settings, new GreetingSettings(), frame));
}
