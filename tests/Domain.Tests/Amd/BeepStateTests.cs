using System.Globalization;
using Campaigns.Domain.Amd;

namespace Campaigns.Domain.Tests.Amd;

public sealed class BeepStateTests
{
    public static TheoryData<double, int> Beeps
    {
        get
        {
            var beeps = new TheoryData<double, int>();
            foreach (var pitch in new double[] { 350, 400, 425, 440, 480, 620, 697, 850, 941, 1000, 1100, 1209, 1400, 1633, 1800, 2000, 2010, 2200 })
            {
                foreach (var length in new[] { 150, 300, 700 })
                {
                    beeps.Add(pitch, length);
                }
            }

            return beeps;
        }
    }

    [Theory]
    [MemberData(nameof(Beeps))]
    public void Hears_a_single_tone_wherever_it_begins(double hertz, int milliseconds)
    {
        for (var offset = 0; offset < FrameLevel.FrameMs; offset += 3)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"voice 400, silence {300 + offset}, tone {hertz} {milliseconds}, silence 400");
            Assert.Equal(1, Count(line));
        }
    }

    [Theory]
    [InlineData("noise 100 500, tone 1000 300, silence 400", 1)]
    [InlineData("tone 1000 100, silence 20, tone 1000 200, silence 400", 1)] // A packet was lost.
    [InlineData("tone 1000 200, silence 300, tone 1000 200, silence 300", 2)]
    [InlineData("voice 1000, tone 1000 300, silence 300", 1)] // Without a pause before it.
    public void Hears_it_under_the_conditions_of_a_line(string line, int beeps) => Assert.Equal(beeps, Count(line));

    [Theory]
    [InlineData("voice 5000")]
    [InlineData("noise 3000 5000")]
    [InlineData("tone 1000 80, silence 500")] // A click.
    [InlineData("tone 300 500, silence 500")] // Below the band.
    [InlineData("tone 2600 500, silence 500")] // Above it.
    [InlineData("tone 950 330, tone 1400 330, tone 1800 330, silence 1000")] // Special information tones, ITU-T E.180.
    [InlineData("tone 985 276, silence 30, tone 1428 276, silence 30, tone 1777 380, silence 1000")] // The same as heard in North America.
    [InlineData("tone 440 480 2000, silence 4000, tone 440 480 2000, silence 1000")] // Ringing, North America.
    [InlineData("tone 400 450 400, silence 200, tone 400 450 400, silence 2000")] // Ringing, United Kingdom.
    [InlineData("tone 425 1000, silence 4000, tone 425 1000, silence 1000")] // Ringing, most of Europe.
    [InlineData("tone 440 1500, silence 3500")] // Ringing, France.
    [InlineData("tone 350 440 3000")] // Dial tone.
    [InlineData("tone 480 620 500, silence 500, tone 480 620 500, silence 500")] // Busy, North America.
    [InlineData("tone 697 1209 200, silence 200, tone 941 1336 200, silence 500")] // Keys.
    [InlineData("chord 440 400, chord 523 400, chord 392 800, silence 300")] // Chords of an organ.
    [InlineData("tone 523 300, tone 587 300, tone 659 300, tone 523 300, silence 300")] // A melody on a flute.
    [InlineData("tone 2100 3300, silence 500")] // A fax machine that answers.
    public void Takes_nothing_else_for_a_beep(string line) => Assert.Equal(0, Count(line));

    private static int Count(string line)
    {
        var state = default(BeepState);
        var beeps = 0;
        foreach (var frame in Sounds.Frames(line))
        {
            state = state.After(FrameLevel.Of(frame), ToneReading.Of(frame));
            beeps += state.Beeped ? 1 : 0;
        }

        return beeps;
    }
}
