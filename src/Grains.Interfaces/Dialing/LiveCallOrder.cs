namespace Campaigns.Grains.Interfaces.Dialing;

/// <summary>What becomes of a campaign's calls that are up.</summary>
public enum LiveCallOrder
{
    /// <summary>Ringing and answered calls go on.</summary>
    LetFinish,

    /// <summary>Ringing calls are cancelled, answered calls go on.</summary>
    CancelUnanswered,

    /// <summary>All are ended.</summary>
    HangUp,
}
