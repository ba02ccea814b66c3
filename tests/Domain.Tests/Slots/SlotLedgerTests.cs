using Campaigns.Domain.Slots;
using NodaTime;

namespace Campaigns.Domain.Tests.Slots;

public sealed class SlotLedgerTests
{
    private static readonly Duration Start = Duration.FromSeconds(100);

    private readonly SlotLedger _ledger = new(limit: 10, Duration.FromSeconds(15), Duration.FromSeconds(2));

    [Fact]
    public void Grants_what_is_free_and_no_more()
    {
        Assert.Equal(7, _ledger.Grant("a", 7, Start));
        Assert.Equal(3, _ledger.Grant("b", 7, Start));
        Assert.Equal(0, _ledger.Grant("c", 1, Start));
        Assert.Equal((10, 0, 3), (_ledger.InUse, _ledger.Free, _ledger.LiveOwners));
    }

    [Fact]
    public void A_lowered_limit_revokes_nothing_and_grants_nothing_until_there_is_room()
    {
        _ledger.Grant("a", 10, Start);
        _ledger.Limit = 4;
        Assert.Equal((10, 0), (_ledger.InUse, _ledger.Free));
        _ledger.Renew("a", 4, Start);
        Assert.Equal(0, _ledger.Grant("a", 1, Start));
        _ledger.Renew("a", 3, Start);
        Assert.Equal(1, _ledger.Grant("a", 5, Start));
    }

    [Theory]
    [InlineData(17, false)]
    [InlineData(17.001, true)]
    public void Slots_lapse_after_the_time_to_live_and_the_grace(double seconds, bool lapsed)
    {
        _ledger.Grant("a", 5, Start);
        Assert.Equal(lapsed ? ["a"] : [], _ledger.Lapse(Start + Duration.FromSeconds(seconds)));
        Assert.Equal(5, _ledger.InUse);
    }

    [Fact]
    public void A_lapsed_owner_is_named_once_and_keeps_what_may_still_be_up()
    {
        _ledger.Grant("a", 5, Start);
        var later = Start + Duration.FromSeconds(20);
        Assert.Equal(["a"], _ledger.Lapse(later));
        Assert.Empty(_ledger.Lapse(later));
        _ledger.Settle("a", 2);
        Assert.Equal((2, 8, 0), (_ledger.InUse, _ledger.Free, _ledger.LiveOwners));
        _ledger.Settle("a", 0);
        Assert.Equal(0, _ledger.InUse);
        Assert.Empty(_ledger.Owners);
    }

    [Fact]
    public void An_owner_that_comes_back_is_believed_and_no_longer_settled()
    {
        _ledger.Grant("a", 5, Start);
        var later = Start + Duration.FromSeconds(20);
        _ledger.Lapse(later);
        _ledger.Renew("a", 3, later);
        _ledger.Settle("a", 0);
        Assert.Equal((3, 1), (_ledger.CountOf("a"), _ledger.LiveOwners));
    }

    [Fact]
    public void An_owner_that_is_alive_is_not_settled()
    {
        _ledger.Grant("a", 5, Start);
        _ledger.Settle("a", 0);
        Assert.Equal(5, _ledger.InUse);
    }

    [Fact]
    public void A_stored_grant_counts_as_renewed_just_now()
    {
        _ledger.Restore("a", 4, Start);
        Assert.Empty(_ledger.Lapse(Start + Duration.FromSeconds(17)));
        Assert.Equal(["a"], _ledger.Lapse(Start + Duration.FromSeconds(18)));
    }

    [Fact]
    public void An_owner_without_slots_is_forgotten_when_it_lapses()
    {
        _ledger.Renew("a", 0, Start);
        Assert.Empty(_ledger.Lapse(Start + Duration.FromSeconds(18)));
        Assert.Empty(_ledger.Owners);
    }
}
