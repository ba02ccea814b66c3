namespace Campaigns.Domain.Gates;

/// <summary>Why a contact can't be dialled now, or that it can. The numbers travel between silos: never renumber.</summary>
public enum DialGate
{
    Open = 0,

    /// <summary>The contact is final.</summary>
    Final = 1,

    /// <summary>The contact has an open call already, or its number is in another call.</summary>
    InCall = 2,

    /// <summary>Outside the campaign's call window.</summary>
    WindowClosed = 3,

    /// <summary>No zone is known and the campaign does not assume its own.</summary>
    ZoneUnknown = 4,

    /// <summary>The retry is not due yet.</summary>
    NotDue = 5,

    /// <summary>All attempts of the budget are spent.</summary>
    BudgetSpent = 6,

    /// <summary>The number is on the do-not-call list.</summary>
    DoNotCall = 7,

    /// <summary>Emergency, short, premium-rate or outside the trunk's prefixes.</summary>
    NumberNotAllowed = 8,

    /// <summary>The campaign is not running, or the grant is of an earlier epoch.</summary>
    CampaignNotRunning = 9,

    /// <summary>The lease lapsed.</summary>
    NoGrant = 10,

    /// <summary>The row was changed since it was read: read again.</summary>
    Stale = 11,

    /// <summary>Outside the legal hours of the place where the contact is.</summary>
    LegalHoursClosed = 12,

    /// <summary>The campaign's end has come.</summary>
    CampaignEnded = 13,

    /// <summary>All slots of the campaign are in use.</summary>
    NoCampaignSlot = 14,

    /// <summary>The campaign has dialled as many this second as it may.</summary>
    CampaignRateSpent = 15,

    /// <summary>The trunk seems broken (only probe calls are placed), or its carrier asked for a pause.</summary>
    TrunkRests = 16,

    /// <summary>All channels that the trunk is believed to carry are in use.</summary>
    NoTrunkSlot = 17,

    /// <summary>The trunk has dialled as many this second as it may.</summary>
    TrunkRateSpent = 18,

    /// <summary>The number was called as often as the team or the campaign allows for now.</summary>
    FrequencyLimit = 19,

    /// <summary>The caller number was used as often as its trunk allows on one day.</summary>
    CallerNumberCapped = 20,

    /// <summary>The team has begun as many calls, or talked as long, as it may on one day.</summary>
    TeamCapped = 21,

    /// <summary>The campaign requires the contact's consent, and there is none.</summary>
    NoConsent = 22,

    /// <summary>All caller numbers that the contact could see were refused too often, and rest.</summary>
    CallerNumbersRest = 23,
}
