namespace Campaigns.Domain.CallRecords;

/// <summary>
/// What an answered call showed besides its outcome. Every member may be null: it wasn't measured, or the record is older than the member.
/// </summary>
public sealed record CallDetails
{
    /// <summary>What its audio did on the way; null when the call carried none.</summary>
    public MediaQuality? Media { get; init; }
}
