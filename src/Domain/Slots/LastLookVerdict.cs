namespace Campaigns.Domain.Slots;

/// <summary>What the last look decided.</summary>
public enum LastLookVerdict
{
    Dial,
    DoNotCall,
    SiloDraining,
    EpochRose,
    LeaseLapsed,

    /// <summary>Outside the contact's hours, or at or after the campaign's end, by the clock of the silo that dials.</summary>
    WindowClosed,
}
