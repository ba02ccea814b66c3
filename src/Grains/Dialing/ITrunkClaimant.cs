using Campaigns.Grains.Interfaces.Trunks;

namespace Campaigns.Grains.Dialing;

/// <summary>Who reserves permits of a trunk: a campaign's line.</summary>
internal interface ITrunkClaimant
{
    /// <summary>What it has and wants now.</summary>
    CampaignClaim Claim(int wanted);

    /// <summary>There are permits for it.</summary>
    void Wake();
}
