namespace Campaigns.Domain.DoNotCall;

/// <summary>How a number came on a do-not-call list. Stored by its value.</summary>
public enum DoNotCallSource
{
    /// <summary>A program or a person added it one by one.</summary>
    Api,

    /// <summary>It stood in a list that was imported.</summary>
    Import,

    /// <summary>The called person pressed the opt-out key.</summary>
    OptOut,

    /// <summary>The person was erased; only a keyed hash of the number is kept.</summary>
    Erasure,
}
