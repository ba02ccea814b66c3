using NodaTime;

namespace Campaigns.Domain.Trunks;

/// <summary>A carrier that wants each silo to register before it takes calls (RFC 3261 §10).</summary>
public sealed record RegistrationSettings
{
    /// <summary>The registrar's domain, when it isn't the trunk's host.</summary>
    public string? Registrar { get; init; }

    /// <summary>How long a registration is asked to last; the carrier decides. 30 s–24 h, default 10 min.</summary>
    public Duration Expires { get; init; } = Duration.FromMinutes(10);
}
