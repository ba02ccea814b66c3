using System.Globalization;
using Campaigns.Domain.Amd;
using CsCheck;

namespace Campaigns.Domain.Tests.Amd;

public sealed class ToneReadingTests
{
    [Fact]
    public void Reads_the_pitch_of_a_tone_to_a_hertz() => Gen.Double[350, 2200].Sample(pitch =>
    {
        var frame = Sounds.Frames(string.Create(CultureInfo.InvariantCulture, $"tone {pitch} 20")).First();
        var reading = ToneReading.Of(frame);
        Assert.InRange(reading.FrequencyHz, pitch - 1, pitch + 1);
        Assert.InRange(reading.Purity, 0.999, 1);
    });

    [Fact]
    public void Never_throws_and_stays_in_range() => Gen.Short.Array[0, 400].Sample(samples =>
    {
        var reading = ToneReading.Of(samples);
        Assert.InRange(reading.Purity, 0, 1);
        Assert.False(double.IsNaN(reading.FrequencyHz));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(short.MaxValue)]
    [InlineData(short.MinValue)]
    public void Finds_no_tone_in_a_constant(int value) =>
        Assert.False(ToneReading.Of(Enumerable.Repeat((short)value, FrameLevel.FrameSamples).ToArray()) is { Purity: > 0.5, FrequencyHz: >= BeepState.LowestHz });
}
