namespace Campaigns.Domain.CallRecords;

/// <summary>The gates asked in the transaction that writes an intent.</summary>
public enum IntentGate
{
    /// <summary>The contact's row is gone, final, or was changed since it was read.</summary>
    ContactChanged,

    /// <summary>The campaign does not run, or runs in a later epoch than the grant's.</summary>
    CampaignNotRunning,

    /// <summary>The owner holds no grant of this campaign: its lease lapsed.</summary>
    NoGrant,

    /// <summary>The number is on the do-not-call list.</summary>
    DoNotCall,

    /// <summary>The number is in a call already, of this campaign or another.</summary>
    NumberInCall,

    /// <summary>This attempt number was used before.</summary>
    AttemptNumberUsed,

    /// <summary>The number was called as often as the team or the campaign allows.</summary>
    FrequencyLimit,

    /// <summary>The caller number was used as often as its trunk allows on one day.</summary>
    CallerNumberCapped,

    /// <summary>The team has begun as many calls, or talked as long, as it may on one day.</summary>
    TeamCapped,
}
