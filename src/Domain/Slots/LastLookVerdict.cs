namespace Campaigns.Domain.Slots;

/// <summary>What the last look decided.</summary>
public enum LastLookVerdict
{
    Dial,
    DoNotCall,
    SiloDraining,
    EpochRose,
    LeaseLapsed,
}
