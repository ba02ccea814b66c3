namespace Campaigns.Grains;

/// <summary>Whether an owner (silo and generation) is gone for good, as the cluster's membership sees it.</summary>
internal sealed class OwnerLiveness(IClusterMembershipService membership)
{
    /// <summary>True when the membership says dead, or has forgotten the silo. A silo that only doesn't answer is not dead.</summary>
    public bool IsDead(string owner) =>
        membership.CurrentSnapshot.GetSiloStatus(SiloAddress.FromParsableString(owner)) is SiloStatus.Dead or SiloStatus.None;
}
