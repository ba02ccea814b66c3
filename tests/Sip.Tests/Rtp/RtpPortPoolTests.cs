using Campaigns.Sip.Rtp;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Sip.Tests.Rtp;

public sealed class RtpPortPoolTests
{
    [Fact]
    public void A_released_port_rests_before_it_is_used_again()
    {
        var clock = new FakeTimeProvider();
        var pool = new RtpPortPool(20_001, 20_006, TimeSpan.FromSeconds(10), clock);
        Assert.True(pool.TryTake(out var first));
        Assert.True(pool.TryTake(out var second));
        Assert.True(pool.TryTake(out var third));
        Assert.Equal([20_002, 20_004, 20_006], [first, second, third]);
        Assert.False(pool.TryTake(out _));

        pool.Release(second);
        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(pool.TryTake(out _));
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(pool.TryTake(out var again));
        Assert.Equal(second, again);
    }
}
