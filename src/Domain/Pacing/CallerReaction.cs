namespace Campaigns.Domain.Pacing;

/// <summary>What the called side made of the number that it saw.</summary>
public enum CallerReaction
{
    /// <summary>It says nothing of the number: the call never came so far.</summary>
    None,

    /// <summary>The phone rang, was busy or was answered.</summary>
    Accepted,

    /// <summary>603 Decline, 607 Unwanted (RFC 8197) or 608 Rejected (RFC 8688).</summary>
    Refused,
}
