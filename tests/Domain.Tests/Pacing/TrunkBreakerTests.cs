using Campaigns.Domain.Pacing;
using NodaTime;

namespace Campaigns.Domain.Tests.Pacing;

public sealed class TrunkBreakerTests
{
    [Theory]
    [InlineData("500 500 500 500", false)]
    [InlineData("500 500 500 500 500", true)]
    [InlineData("0 401 403 407 488", true)]
    [InlineData("200 486 200 486 200 500 500 500 500", false)] // Four failures are too few.
    [InlineData("200 486 200 486 200 500 500 500 500 500", true)] // Five of ten are half.
    [InlineData("200 486 200 486 200 486 500 500 500 500 500", false)]
    [InlineData("503 503 503 503 503 503", false)] // Capacity is the pacer's business.
    [InlineData("486 600 480 408 603 487", false)]
    public void Opens_when_half_of_the_last_calls_and_at_least_five_speak_against_the_trunk(string statuses, bool open)
    {
        var breaker = new TrunkBreaker();
        Note(breaker, statuses);
        Assert.Equal(open, breaker.IsOpen);
    }

    [Fact]
    public void Looks_at_the_last_twenty_calls_only()
    {
        var breaker = new TrunkBreaker();
        Note(breaker, string.Join(' ', Enumerable.Repeat("200", 500)));
        Note(breaker, string.Join(' ', Enumerable.Repeat("500", 9)));
        Assert.False(breaker.IsOpen);
        Note(breaker, "500");
        Assert.True(breaker.IsOpen);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(200, false)]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(407, true)]
    [InlineData(408, false)]
    [InlineData(429, false)]
    [InlineData(480, false)]
    [InlineData(486, false)]
    [InlineData(487, false)]
    [InlineData(488, true)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    [InlineData(504, true)]
    [InlineData(599, true)]
    [InlineData(600, false)]
    [InlineData(603, false)]
    public void Speaks_against_the_trunk(int status, bool speaks) => Assert.Equal(speaks, TrunkBreaker.SpeaksAgainstTrunk(status));

    [Fact]
    public void Admits_everything_while_it_is_closed() => Assert.Equal(7, new TrunkBreaker().Admits(7, Duration.Zero));

    [Fact]
    public void Admits_one_probe_after_five_seconds_and_the_next_when_that_one_failed()
    {
        var breaker = Open();
        Assert.Equal(0, breaker.Admits(7, Seconds(4.9)));
        Assert.Equal(1, breaker.Admits(7, Seconds(5)));
        breaker.Granted(1, Seconds(5));
        Assert.Equal(0, breaker.Admits(7, Seconds(20)));
        breaker.Note(500, Seconds(20));
        Assert.True(breaker.IsOpen);
        Assert.Equal(0, breaker.Admits(7, Seconds(24.9)));
        Assert.Equal(1, breaker.Admits(7, Seconds(25)));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(486)]
    [InlineData(500)]
    public void A_call_placed_before_it_opened_neither_closes_it_nor_puts_the_probe_off(int status)
    {
        var breaker = Open();
        breaker.Note(status, Seconds(4));
        Assert.True(breaker.IsOpen);
        Assert.Equal(1, breaker.Admits(7, Seconds(5)));
    }

    [Fact]
    public void Late_ends_after_a_failed_probe_do_not_close_it()
    {
        var breaker = Open();
        breaker.Granted(1, Seconds(5));
        breaker.Note(500, Seconds(6));
        breaker.Note(200, Seconds(7));
        Assert.True(breaker.IsOpen);
        Assert.Equal(0, breaker.Admits(1, Seconds(10.9)));
        Assert.Equal(1, breaker.Admits(1, Seconds(11)));
    }

    [Fact]
    public void Opening_again_waits_for_a_probe_of_its_own()
    {
        var breaker = Open();
        breaker.Granted(1, Seconds(5));
        breaker.Note(200, Seconds(6));
        Note(breaker, "500 500 500 500 500");
        Assert.True(breaker.IsOpen);
        breaker.Note(200, Seconds(7));
        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public void A_probe_whose_end_is_never_reported_is_followed_by_another()
    {
        var breaker = Open();
        breaker.Granted(1, Seconds(5));
        Assert.Equal(0, breaker.Admits(1, Seconds(64.9)));
        Assert.Equal(1, breaker.Admits(1, Seconds(65)));
    }

    [Fact]
    public void A_probe_that_gets_through_closes_it_and_forgets_the_past()
    {
        var breaker = Open();
        breaker.Granted(1, Seconds(5));
        breaker.Note(486, Seconds(9));
        Assert.False(breaker.IsOpen);
        Assert.Equal(7, breaker.Admits(7, Seconds(9)));
        Note(breaker, "500 500 500 500");
        Assert.False(breaker.IsOpen);
    }

    private static TrunkBreaker Open()
    {
        var breaker = new TrunkBreaker();
        Note(breaker, "500 500 500 500 500");
        return breaker;
    }

    private static void Note(TrunkBreaker breaker, string statuses)
    {
        foreach (var status in statuses.Split(' '))
        {
            breaker.Note(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), Duration.Zero);
        }
    }

    private static Duration Seconds(double seconds) => Duration.FromSeconds(seconds);
}
