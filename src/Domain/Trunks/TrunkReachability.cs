using NodaTime;

namespace Campaigns.Domain.Trunks;

/// <summary>A trunk as one silo sees it.</summary>
public sealed record TrunkReachability
{
    /// <summary>Empty until the trunk's names are resolved.</summary>
    public required IReadOnlyList<EndpointReachability> Endpoints { get; init; }

    /// <summary>Null when the trunk wants no registration.</summary>
    public bool? IsRegistered { get; init; }

    /// <summary>When the last registration runs out or ran out; null when there was none.</summary>
    public Instant? RegisteredUntil { get; init; }

    /// <summary>Why registering failed last; null when it didn't.</summary>
    public string? RegistrationFault { get; init; }
}
