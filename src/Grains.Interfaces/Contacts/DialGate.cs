namespace Campaigns.Grains.Interfaces.Contacts;

/// <summary>The gates between a grant and an INVITE.</summary>
public enum DialGate
{
    Open,

    /// <summary>The contact is final.</summary>
    Final,

    /// <summary>The contact has an open call already, or its number is in another call.</summary>
    InCall,

    /// <summary>Outside the call window.</summary>
    WindowClosed,

    /// <summary>No zone is known and the campaign does not assume its own.</summary>
    ZoneUnknown,

    /// <summary>The retry is not due yet.</summary>
    NotDue,

    /// <summary>All attempts of the budget are spent.</summary>
    BudgetSpent,

    /// <summary>The number is on the do-not-call list.</summary>
    DoNotCall,

    /// <summary>Emergency, short, premium-rate or outside the trunk's prefixes.</summary>
    NumberNotAllowed,

    /// <summary>The campaign is paused, cancelled or in a later epoch.</summary>
    CampaignNotRunning,

    /// <summary>The lease lapsed.</summary>
    NoGrant,

    /// <summary>The row was changed since it was read: read again.</summary>
    Stale,

    /// <summary>The number was called as often as the team or the campaign allows for now.</summary>
    FrequencyLimit,

    /// <summary>The caller number was used as often as its trunk allows on one day.</summary>
    CallerNumberCapped,

    /// <summary>The team has begun as many calls as it may on one day.</summary>
    TeamCapped,
}
