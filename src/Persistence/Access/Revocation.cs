namespace Campaigns.Persistence.Access;

/// <summary>What came of revoking a key.</summary>
public enum Revocation
{
    /// <summary>It is revoked, now or before.</summary>
    Done,

    /// <summary>The team has no such key.</summary>
    NotFound,

    /// <summary>It is the last key with which the team can be administered.</summary>
    LastAdmin,
}
