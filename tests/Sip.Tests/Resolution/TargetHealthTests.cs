using Campaigns.Sip.Resolution;

namespace Campaigns.Sip.Tests.Resolution;

public sealed class TargetHealthTests
{
    private static readonly TimeSpan Now = TimeSpan.FromHours(1);

    [Fact]
    public void One_lost_check_is_nothing_two_are_down_and_one_answer_is_up()
    {
        var health = new TargetHealth();
        health.CheckFailed("silence");
        Assert.True(health.IsUp);

        health.CheckFailed("silence");
        Assert.False(health.IsUp);
        Assert.False(health.IsPreferred(Now));
        Assert.Equal("silence", health.Fault);

        health.CheckSucceeded();
        Assert.True(health.IsPreferred(Now));
        Assert.Null(health.Fault);
    }

    [Fact]
    public void An_address_that_took_nothing_is_avoided_for_half_a_minute_or_until_a_check_succeeds()
    {
        var health = new TargetHealth();

        health.Undeliverable(Now, "refused");
        Assert.False(health.IsPreferred(Now + TimeSpan.FromSeconds(29)));
        Assert.True(health.IsPreferred(Now + TimeSpan.FromSeconds(30)));
        health.CheckSucceeded();
        Assert.True(health.IsPreferred(Now));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(10, 10)]
    [InlineData(86_400, 300)]
    public void An_address_that_said_503_is_avoided_for_as_long_as_it_asked_and_five_minutes_at_most(int? retryAfter, int seconds)
    {
        var health = new TargetHealth();

        health.Unavailable(Now, retryAfter is { } wait ? TimeSpan.FromSeconds(wait) : null);

        Assert.Equal(seconds == 0, health.IsPreferred(Now + TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1)));
        Assert.True(health.IsPreferred(Now + TimeSpan.FromSeconds(seconds)));
    }
}
