namespace Campaigns.Amd.Bench;

/// <summary>Who really answers.</summary>
public enum Label
{
    Human,
    Machine,

    /// <summary>What energy alone can't tell: reported, but in no figure.</summary>
    Apart,
}
