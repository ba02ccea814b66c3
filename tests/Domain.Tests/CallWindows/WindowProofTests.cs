using Campaigns.Domain.CallWindows;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.CallWindows;

/// <summary>
/// The first promise: nobody is called at a forbidden hour. Every zone of the time zone database, every clock change of 2024–2030,
/// random windows, judged by an oracle of its own.
/// </summary>
public sealed class WindowProofTests
{
    private static readonly Duration Tick = Duration.FromNanoseconds(1);

    [Fact]
    public void Admits_no_forbidden_instant_in_any_zone_around_any_clock_change() =>
        Gen.Select(GenWindow.Any, Gen.Int[-129_600, 129_600].Array[2]).Sample(
            (window, offsets) =>
            {
                var oracle = new WindowOracle(window);
                foreach (var (zone, change) in ClockChanges.All)
                {
                    IReadOnlyList<DateTimeZone> zones = [zone];
                    Hold(window, oracle, zones, change - Tick, change);
                    Hold(window, oracle, zones, change, change);
                    foreach (var offset in offsets)
                    {
                        Hold(window, oracle, zones, change + Duration.FromSeconds(offset), change);
                    }
                }
            },
            iter: 8);

    [Fact]
    public void Admits_no_forbidden_instant_where_several_zones_must_be_open() =>
        Gen.Select(GenWindow.Any, Gen.Int[0, ClockChanges.All.Count - 1].Array[2, 4], Gen.Int[-129_600, 129_600]).Sample(
            (window, picks, offset) =>
            {
                var zones = picks.Select(pick => ClockChanges.All[pick].Zone).ToArray();
                var change = ClockChanges.All[picks[0]].At;
                Hold(window, new WindowOracle(window), zones, change + Duration.FromSeconds(offset), change);
            },
            iter: 6_000);

    [Theory]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Pacific/Apia")]
    [InlineData("Africa/Casablanca")]
    [InlineData("America/New_York")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Europe/London")]
    [InlineData("Antarctica/Troll")]
    [InlineData("America/Scoresbysund")]
    public void Finds_the_earliest_opening_that_stepping_minute_by_minute_finds(string zoneId)
    {
        DateTimeZone[] zones = [DateTimeZoneProviders.Tzdb[zoneId]];
        GenWindow.Any.Sample(
            window =>
            {
                var oracle = new WindowOracle(window);
                foreach (var (_, change) in ClockChanges.Of(zones[0]))
                {
                    HoldToSteps(window, oracle, zones, change);
                }
            },
            iter: 6);
    }

    private static void Hold(CallWindow window, WindowOracle oracle, IReadOnlyList<DateTimeZone> zones, Instant from, Instant change)
    {
        Assert.True(window.IsOpen(from, zones) == oracle.IsOpen(from, zones), $"{zones[0].Id} at {from}");
        if (window.NextOpening(from, zones) is not { } opening)
        {
            return;
        }

        Assert.True(opening >= from && oracle.IsOpen(opening, zones), $"{zones[0].Id}: {opening} is no opening");
        Assert.True(opening == from || !oracle.IsOpen(opening - Tick, zones), $"{zones[0].Id}: {opening} is not the opening's beginning");
        if (window.ClosesAt(opening, zones) is not { } closes)
        {
            return;
        }

        Assert.False(oracle.IsOpen(closes, zones), $"{zones[0].Id}: {closes} is no closing");
        Assert.True(window.StaysOpen(opening, closes - Tick, zones), $"{zones[0].Id}: not open all the time from {opening} to {closes}");
        Assert.False(window.StaysOpen(opening, closes, zones), $"{zones[0].Id}: open at its closing {closes}");
        foreach (var between in Between(opening, closes, change))
        {
            Assert.True(oracle.IsOpen(between, zones), $"{zones[0].Id}: {between} is closed, inside {opening} to {closes}");
        }
    }

    private static IEnumerable<Instant> Between(Instant opening, Instant closes, Instant change)
    {
        for (var eighth = 1; eighth < 8; eighth++)
        {
            yield return opening + ((closes - opening) * eighth / 8);
        }

        yield return closes - Tick;
        if (change > opening && change < closes)
        {
            yield return change;
            yield return change - Tick;
        }
    }

    /// <summary>Walks backwards through two days in minutes, always knowing the next open minute.</summary>
    private static void HoldToSteps(CallWindow window, WindowOracle oracle, IReadOnlyList<DateTimeZone> zones, Instant change)
    {
        const int StepsBetweenQuestions = 11;
        Instant? nextOpen = null;
        for (var minute = 1440; minute >= -1440; minute--)
        {
            var at = change + Duration.FromMinutes(minute);
            nextOpen = oracle.IsOpen(at, zones) ? at : nextOpen;
            if (minute % StepsBetweenQuestions == 0 && nextOpen is not null)
            {
                Assert.Equal(nextOpen, window.NextOpening(at, zones));
            }
        }
    }
}
