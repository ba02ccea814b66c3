using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Trunks;
using NodaTime;

namespace Campaigns.Grains.Tests.Dialing;

public sealed class TrunkPermitsTests
{
    private static readonly Duration Now = Duration.FromSeconds(100);

    private readonly TrunkPermits _permits = new();
    private readonly Claimant _campaign = new();

    [Fact]
    public void A_campaign_that_has_the_trunk_to_itself_uses_permits_again()
    {
        Receive(granted: 2, breakerOpen: false);
        Assert.Equal(2, _permits.Take(_campaign, 2));

        _permits.Ended(2);

        Assert.Equal(2, _permits.Take(_campaign, 5));
    }

    [Fact]
    public void While_the_breaker_is_open_only_what_the_trunk_grants_is_used()
    {
        Receive(granted: 3, breakerOpen: false);
        Assert.Equal(3, _permits.Take(_campaign, 3));
        _permits.Ended(1);

        Receive(granted: 0, breakerOpen: true);
        Assert.Equal(0, _permits.Take(_campaign, 5));
        _permits.Ended(2);
        Assert.Equal(0, _permits.Take(_campaign, 5));

        Receive(granted: 1, breakerOpen: true);
        Assert.Equal(1, _permits.Take(_campaign, 5));
    }

    /// <summary>Else a campaign that has ended would be given permits, and seem to share its trunk.</summary>
    [Fact]
    public void A_wish_that_is_not_renewed_is_not_told()
    {
        _permits.Want(_campaign, 5, Now);

        Assert.Equal(5, Assert.Single(_permits.ClaimsAt(Now + Duration.FromSeconds(1))).Wanted);
        Assert.Empty(_permits.ClaimsAt(Now + Duration.FromSeconds(1.1)));
    }

    private void Receive(int granted, bool breakerOpen) => _permits.Receive(
        TrunkDialling.Nothing with { Accepted = true, Granted = granted, Grants = [new CampaignPermits(_campaign.Id, granted)], BreakerOpen = breakerOpen }, Now);

    private sealed class Claimant : ITrunkClaimant
    {
        public Guid Id { get; } = Guid.NewGuid();

        public CampaignClaim Claim(int wanted) => new(Id, 0, 1, 0, wanted);

        public void Wake()
        {
            // Nobody waits.
        }
    }
}
