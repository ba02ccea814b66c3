using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>A trunk as one silo that dials over it sees it.</summary>
/// <param name="Silo">The silo with its generation.</param>
/// <param name="Endpoints">The addresses of the trunk's servers.</param>
/// <param name="Registered">Null when the trunk wants no registration. A silo that isn't registered places no calls.</param>
/// <param name="RegisteredUntil">When the last registration runs out or ran out.</param>
/// <param name="RegistrationFault">Why registering failed last.</param>
internal sealed record TrunkSiloResponse(
    string Silo,
    IReadOnlyList<TrunkSiloEndpointResponse> Endpoints,
    bool? Registered,
    Instant? RegisteredUntil,
    string? RegistrationFault)
{
    public static TrunkSiloResponse From(SiloReachability silo) => new(
        silo.Silo,
        [.. silo.Reachability.Endpoints.Select(endpoint => new TrunkSiloEndpointResponse(endpoint.Host, endpoint.Address, endpoint.IsUp, endpoint.Fault))],
        silo.Reachability.IsRegistered,
        silo.Reachability.RegisteredUntil,
        silo.Reachability.RegistrationFault);
}
