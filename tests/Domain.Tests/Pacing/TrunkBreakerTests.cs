using System.Globalization;
using Campaigns.Domain.Pacing;
using Campaigns.Domain.Tests.Attempts;
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
    [InlineData("", false)]
    [InlineData("500 500", false)]
    [InlineData("200 500 500 500 500", true)]
    [InlineData("503 503", false)]
    [InlineData("200 500 500 500 500 500", false)] // Open.
    public void Connects_others_while_it_is_closed_and_one_of_the_last_calls_was_connected(string statuses, bool connects)
    {
        var breaker = new TrunkBreaker();
        if (statuses.Length > 0)
        {
            Note(breaker, statuses);
        }

        Assert.Equal(connects, breaker.ConnectsOthers);
    }

    [Fact]
    public void A_probe_that_closes_it_is_the_first_call_that_counts_again()
    {
        var breaker = Open();
        breaker.Granted(1, Seconds(5));
        breaker.Note(TrunkEvidence.Connected, Seconds(6));
        Assert.True(breaker.ConnectsOthers);
    }

    [Fact]
    public void What_says_nothing_is_not_counted()
    {
        var breaker = new TrunkBreaker();
        for (var i = 0; i < 50; i++)
        {
            breaker.Note(TrunkEvidence.None, Duration.Zero);
        }

        Note(breaker, "500 500 500 500 500");
        Assert.True(breaker.IsOpen);
    }

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
        breaker.Note(Evidence(500), Seconds(20));
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
        breaker.Note(Evidence(status), Seconds(4));
        Assert.True(breaker.IsOpen);
        Assert.Equal(1, breaker.Admits(7, Seconds(5)));
    }

    [Fact]
    public void Late_ends_after_a_failed_probe_do_not_close_it()
    {
        var breaker = Open();
        breaker.Granted(1, Seconds(5));
        breaker.Note(Evidence(500), Seconds(6));
        breaker.Note(Evidence(200), Seconds(7));
        Assert.True(breaker.IsOpen);
        Assert.Equal(0, breaker.Admits(1, Seconds(10.9)));
        Assert.Equal(1, breaker.Admits(1, Seconds(11)));
    }

    [Fact]
    public void Opening_again_waits_for_a_probe_of_its_own()
    {
        var breaker = Open();
        breaker.Granted(1, Seconds(5));
        breaker.Note(Evidence(200), Seconds(6));
        Note(breaker, "500 500 500 500 500");
        Assert.True(breaker.IsOpen);
        breaker.Note(Evidence(200), Seconds(7));
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
        breaker.Note(Evidence(486), Seconds(9));
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
            breaker.Note(Evidence(int.Parse(status, CultureInfo.InvariantCulture)), Duration.Zero);
        }
    }

    // 0: no reply at all.
    private static TrunkEvidence Evidence(int status) => status switch
    {
        0 => TrunkEvidence.Against,
        200 => TrunkEvidence.Connected,
        _ => TrunkTestimony.Of(Outcomes.Refused(status)),
    };

    private static Duration Seconds(double seconds) => Duration.FromSeconds(seconds);
}
