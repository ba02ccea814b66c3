namespace Campaigns.Domain.Trunks;

/// <summary>How a trunk tells the carrier who calls.</summary>
public sealed record TrunkIdentity
{
    /// <summary>The user part of From, for carriers that want their account there. Null: the caller number.</summary>
    public string? FromUser { get; init; }

    /// <summary>The host of From. Null: the trunk's host.</summary>
    public string? FromDomain { get; init; }

    /// <summary>Whether a further header carries the caller number. Default none.</summary>
    public CallerIdentityHeader Header { get; init; }

    /// <summary>
    /// The called party is not to see the number: From is anonymous (RFC 3323 §4.1) and Privacy is id (RFC 3325 §9.3). Needs a further
    /// header, or the carrier could not know who calls either.
    /// </summary>
    public bool IsHidden { get; init; }
}
