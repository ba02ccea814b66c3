namespace Campaigns.Api.Trunks;

/// <summary>How the silos register with a carrier.</summary>
internal sealed record TrunkRegistrationRequest
{
    /// <summary>The registrar's domain. Default: the trunk's host.</summary>
    public string? Registrar { get; init; }

    /// <summary>How long a registration is asked to last; the carrier decides. 30 s–24 h, default 10 min.</summary>
    public string? Expires { get; init; }
}
