using System.Globalization;
using Campaigns.Domain.Pacing;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Pacing;

public sealed class TrunkPacerTests
{
    [Fact]
    public void Starts_at_its_ceiling()
    {
        var pacer = new TrunkPacer(100, 20);
        pacer.Connected(Seconds(0));
        Assert.Equal((100, 20.0, Duration.Zero), (pacer.Channels, pacer.CallsPerSecond, pacer.PausedUntil));
    }

    [Theory]
    // Refusals at these milliseconds leave so many of 100 channels and of 10 calls a second.
    [InlineData("0", 70, 7.0)]
    [InlineData("0 300 999", 70, 7.0)] // One cause counts once.
    [InlineData("0 1000", 49, 4.9)]
    [InlineData("0 999 1000", 49, 4.9)]
    [InlineData("0 1000 2000", 34, 3.43)]
    [InlineData("0 1000 1500 1999", 49, 4.9)]
    public void A_refusal_takes_three_tenths(string refusals, int channels, double callsPerSecond)
    {
        var pacer = new TrunkPacer(100, 10);
        foreach (var at in refusals.Split(" ").Select(text => double.Parse(text, CultureInfo.InvariantCulture)))
        {
            pacer.Refused(Duration.FromMilliseconds(at), Duration.Zero);
        }

        Assert.Equal(channels, pacer.Channels);
        Assert.Equal(callsPerSecond, pacer.CallsPerSecond, 6);
    }

    [Theory]
    [InlineData("1.0", 75, 7.5)]
    [InlineData("0.5", 70, 7.0)] // Not within a second of the refusal.
    [InlineData("1.0 1.1 1.9", 75, 7.5)] // At most once a second.
    [InlineData("1.0 2.0", 80, 8.0)]
    [InlineData("1.0 2.0 3.0 4.0 5.0 6.0 7.0", 100, 10.0)] // Up to the ceiling.
    public void A_connected_call_wins_back_a_twentieth_of_the_ceiling(string connected, int channels, double callsPerSecond)
    {
        var pacer = new TrunkPacer(100, 10);
        pacer.Refused(Seconds(0), Duration.Zero);
        foreach (var at in connected.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)))
        {
            pacer.Connected(Seconds(at));
        }

        Assert.Equal(channels, pacer.Channels);
        Assert.Equal(callsPerSecond, pacer.CallsPerSecond, 6);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(30, 40)]
    [InlineData(86_400, 310)] // No longer than five minutes is believed.
    public void A_pause_that_the_carrier_asks_for_is_kept(int retryAfter, int pausedUntil)
    {
        var pacer = new TrunkPacer(100, 10);
        pacer.Refused(Seconds(10), Seconds(retryAfter));
        Assert.Equal(Seconds(pausedUntil), pacer.PausedUntil);
    }

    [Fact]
    public void A_shorter_pause_does_not_end_a_longer_one()
    {
        var pacer = new TrunkPacer(100, 10);
        pacer.Refused(Seconds(0), Seconds(60));
        pacer.Refused(Seconds(0.1), Seconds(1));
        Assert.Equal(Seconds(60), pacer.PausedUntil);
    }

    [Fact]
    public void Stays_between_a_trickle_and_the_ceiling_and_always_comes_back() =>
        Gen.Select(Gen.Int[1, 2000], Gen.Double[0.05, 500], Gen.Select(Gen.Bool, Gen.Int[0, 2500]).Array[0, 100]).Sample((channels, rate, reports) =>
        {
            var pacer = new TrunkPacer(channels, rate);
            var now = Duration.Zero;
            foreach (var (refused, wait) in reports)
            {
                now += Duration.FromMilliseconds(wait);
                if (refused)
                {
                    pacer.Refused(now, Duration.Zero);
                }
                else
                {
                    pacer.Connected(now);
                }

                Assert.InRange(pacer.Channels, 1, channels);
                Assert.InRange(pacer.CallsPerSecond, Math.Min(0.1, rate), rate);
            }

            for (var second = 1; second <= 21; second++)
            {
                pacer.Connected(now + Seconds(second));
            }

            Assert.Equal(channels, pacer.Channels);
            Assert.Equal(rate, pacer.CallsPerSecond, 6);
        }, iter: 1_000);

    private static Duration Seconds(double seconds) => Duration.FromSeconds(seconds);
}
