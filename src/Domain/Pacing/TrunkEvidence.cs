namespace Campaigns.Domain.Pacing;

/// <summary>What the end of a call says about its trunk. The numbers travel between silos: never renumber.</summary>
public enum TrunkEvidence : short
{
    /// <summary>Nothing: it was never sent, or we ended it before the carrier had said anything.</summary>
    None = 0,

    /// <summary>The carrier took the call to its number.</summary>
    Connected = 1,

    /// <summary>The carrier had no room for it.</summary>
    Capacity = 2,

    /// <summary>The trunk may be broken, or the number bad: one call alone can't tell.</summary>
    Against = 3,
}
