using Campaigns.Domain.Slots;
using NodaTime;

namespace Campaigns.Domain.Tests.Slots;

public sealed class LastLookTests
{
    [Theory]
    // Seconds of lease left, epoch of the grant, highest epoch heard of, draining, on the do-not-call copy.
    [InlineData(15, 7, 7, false, false, LastLookVerdict.Dial)]
    [InlineData(2.001, 7, 7, false, false, LastLookVerdict.Dial)]
    [InlineData(2, 7, 7, false, false, LastLookVerdict.LeaseLapsed)]
    [InlineData(-100, 7, 7, false, false, LastLookVerdict.LeaseLapsed)]
    [InlineData(15, 7, 8, false, false, LastLookVerdict.EpochRose)]
    [InlineData(15, 8, 7, false, false, LastLookVerdict.EpochRose)]
    [InlineData(15, 7, 7, true, false, LastLookVerdict.SiloDraining)]
    [InlineData(15, 7, 7, false, true, LastLookVerdict.DoNotCall)]
    [InlineData(0, 7, 8, true, true, LastLookVerdict.DoNotCall)] // Final for the contact: it goes before reasons that only postpone.
    public void Dials_only_when_nothing_speaks_against_it(
        double leaseLeft, long grantEpoch, long currentEpoch, bool draining, bool suppressed, LastLookVerdict verdict) =>
        Assert.Equal(verdict, LastLook.Take(new LastLookFacts(Duration.FromSeconds(leaseLeft), grantEpoch, currentEpoch, draining, suppressed, WindowOpen: true)));

    [Fact]
    public void A_window_that_has_closed_since_the_gates_were_asked_is_closed() =>
        Assert.Equal(LastLookVerdict.WindowClosed, LastLook.Take(new LastLookFacts(Duration.FromSeconds(15), 7, 7, false, false, WindowOpen: false)));

    [Theory]
    [InlineData(0, 15, true)]
    [InlineData(12.9, 2.1, true)]
    [InlineData(13, 2, false)]
    [InlineData(15, 0, false)]
    [InlineData(1000, -985, false)]
    public void A_lease_allows_a_call_while_more_than_two_seconds_are_left(double elapsed, double left, bool allows)
    {
        var lease = new Lease(Duration.FromSeconds(500), Duration.FromSeconds(15));
        var now = Duration.FromSeconds(500 + elapsed);
        Assert.Equal(left, lease.Left(now).TotalSeconds, 6);
        Assert.Equal(allows, lease.Allows(now));
    }

    [Fact]
    public void A_lease_that_was_never_granted_has_lapsed() => Assert.False(default(Lease).Allows(Duration.Zero));
}
