using Campaigns.Domain.Trunks;

namespace Campaigns.Api.Trunks;

/// <summary>How the carrier is told who calls.</summary>
internal sealed record TrunkIdentityRequest
{
    /// <summary>The user part of From. Default: the caller number.</summary>
    public string? FromUser { get; init; }

    /// <summary>The host of From. Default: the trunk's host.</summary>
    public string? FromDomain { get; init; }

    /// <summary>asserted: P-Asserted-Identity, preferred: P-Preferred-Identity with the caller number. Default none.</summary>
    public CallerIdentityHeader? Header { get; init; }

    /// <summary>The called party is not to see the number: From is anonymous, Privacy is id. Needs a header. Default false.</summary>
    public bool? Hidden { get; init; }
}
