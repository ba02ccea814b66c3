using Campaigns.Domain.Pacing;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Pacing;

public sealed class RateLimiterTests
{
    private static readonly Gen<(int WaitMs, int Wanted)[]> Requests = Gen.Select(Gen.Int[0, 3_000], Gen.Int[0, 30]).Array[1, 80];

    private static readonly Gen<double> Rate = Gen.OneOf(Gen.Double[0.1, 1], Gen.Double[1, 50], Gen.Double[50, 10_000]);

    [Fact]
    public void No_interval_holds_more_than_its_rate_and_one_burst() =>
        Gen.Select(Rate, Requests).Sample((rate, requests) =>
        {
            var now = Duration.Zero;
            var limiter = new RateLimiter(rate, now);
            List<(Duration At, int Calls)> spent = [];
            foreach (var (wait, wanted) in requests)
            {
                now += Duration.FromMilliseconds(wait);
                var allowed = limiter.Allows(wanted, now);
                limiter.Spend(allowed, now);
                spent.Add((now, allowed));
            }

            for (var first = 0; first < spent.Count; first++)
            {
                var calls = 0;
                for (var last = first; last < spent.Count; last++)
                {
                    calls += spent[last].Calls;
                    Assert.True(calls <= (rate * (spent[last].At - spent[first].At).TotalSeconds) + Math.Max(1, rate) + 1e-6);
                }
            }
        }, iter: 2_000);

    [Fact]
    public void The_next_call_is_allowed_exactly_when_it_was_promised() =>
        Gen.Select(Rate, Requests).Sample((rate, requests) =>
        {
            var now = Duration.FromSeconds(7);
            var limiter = new RateLimiter(rate, now);
            foreach (var (wait, wanted) in requests)
            {
                now += Duration.FromMilliseconds(wait);
                limiter.Spend(limiter.Allows(wanted, now), now);
                var next = limiter.NextAt(now);
                Assert.Equal(next == now ? 1 : 0, limiter.Allows(1, now));
                if (next - now > Duration.FromMilliseconds(0.001))
                {
                    Assert.Equal(0, limiter.Allows(1, now + ((next - now) * 0.9)));
                }

                now = next;

                Assert.Equal(1, limiter.Allows(1, now));
            }
        }, iter: 2_000);

    [Theory]
    [InlineData(0.1, 100, 1)]
    [InlineData(1, 100, 1)]
    [InlineData(2.5, 100, 2)]
    [InlineData(200, 100, 100)]
    [InlineData(200, 1000, 200)]
    [InlineData(5, 0, 0)]
    [InlineData(5, -3, 0)]
    public void A_full_bucket_holds_a_second_and_at_least_one_call(double rate, int wanted, int allowed) =>
        Assert.Equal(allowed, new RateLimiter(rate, Duration.Zero).Allows(wanted, Duration.FromHours(1)));

    [Fact]
    public void A_slow_campaign_dials_every_ten_seconds()
    {
        var limiter = new RateLimiter(0.1, Duration.Zero);
        limiter.Spend(1, Duration.Zero);
        Assert.Equal(10, limiter.NextAt(Duration.Zero).TotalSeconds, 6);
        Assert.Equal(0, limiter.Allows(1, Duration.FromSeconds(9.99)));
        Assert.Equal(1, limiter.Allows(1, Duration.FromSeconds(10)));
    }

    [Fact]
    public void A_lower_rate_loses_what_was_saved_above_its_burst()
    {
        var limiter = new RateLimiter(100, Duration.Zero);
        limiter.SetRate(2, Duration.Zero);
        Assert.Equal(2, limiter.Allows(100, Duration.Zero));
    }

    [Fact]
    public void A_higher_rate_counts_from_now_on()
    {
        var limiter = new RateLimiter(1, Duration.Zero);
        limiter.Spend(1, Duration.Zero);
        limiter.SetRate(100, Duration.Zero);
        Assert.Equal(0, limiter.Allows(1, Duration.Zero));
        Assert.Equal(50, limiter.Allows(100, Duration.FromSeconds(0.5)));
    }

    [Fact]
    public void A_clock_that_steps_back_fills_nothing()
    {
        var limiter = new RateLimiter(10, Duration.FromSeconds(10));
        limiter.Spend(10, Duration.FromSeconds(10));
        Assert.Equal(0, limiter.Allows(1, Duration.FromSeconds(5)));
        Assert.Equal(10, limiter.Allows(100, Duration.FromSeconds(11)));
    }
}
