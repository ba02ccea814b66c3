using Campaigns.Domain.Pacing;
using NodaTime;

namespace Campaigns.Domain.Tests.Pacing;

public sealed class CapacityWatchTests
{
    private readonly CapacityWatch _watch = new();

    [Fact]
    public void Asks_why_after_half_a_minute_without_a_call_and_not_again_before_a_minute_has_passed()
    {
        Assert.False(Look(0));
        Assert.False(Look(29));
        Assert.True(Look(30));
        Assert.False(Look(31));
        Assert.False(Look(89));
        Assert.True(Look(90));
    }

    [Fact]
    public void A_call_that_is_up_and_a_call_that_is_started_begin_the_half_minute_anew()
    {
        Look(0);
        Assert.False(_watch.IsTimeToAsk(idle: false, ready: true, At(20)));
        Assert.False(Look(30));
        Assert.False(Look(59));
        Assert.False(_watch.Started(At(59.5)));
        Assert.False(Look(60));
        Assert.True(Look(90));
    }

    [Fact]
    public void Nobody_to_call_is_no_wait_unless_whoever_was_handed_out_was_not_called()
    {
        Look(0, ready: false);
        Assert.False(Look(600, ready: false));
        _watch.HandedOut();
        Assert.True(Look(601, ready: false));
        Assert.False(Look(700, ready: false));
    }

    [Fact]
    public void Contacts_that_were_handed_out_and_called_were_not_refused()
    {
        Look(0, ready: false);
        _watch.HandedOut();
        _watch.Started(At(1));
        Assert.False(Look(2, ready: false));
        Assert.False(Look(600, ready: false));
    }

    [Fact]
    public void A_wait_is_not_asked_about_while_it_lasts_ends_with_a_call_and_none_begins_for_ten_minutes()
    {
        Look(0);
        Assert.True(Look(30));
        _watch.FoundWaiting();
        Assert.False(Look(3600));
        Assert.True(_watch.Started(At(3601)));
        Assert.False(_watch.Started(At(3602)));
        Look(3603);
        Assert.False(Look(3601 + 599));
        Assert.True(Look(3601 + 600));
    }

    [Fact]
    public void A_campaign_that_was_stopped_waits_no_more_and_its_next_call_ends_nothing()
    {
        Look(0);
        Look(30);
        _watch.FoundWaiting();
        _watch.Stopped();
        Assert.False(_watch.IsWaiting);
        Assert.False(_watch.Started(At(100)));
    }

    private bool Look(double seconds, bool ready = true) => _watch.IsTimeToAsk(idle: true, ready, At(seconds));

    private static Duration At(double seconds) => Duration.FromSeconds(seconds);
}
