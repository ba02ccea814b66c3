namespace Campaigns.Api.Trunks;

/// <summary>One address of a trunk as one silo sees it.</summary>
/// <param name="Host">The endpoint, as configured.</param>
/// <param name="Address">Address, port and transport.</param>
/// <param name="Up">Health checks reach it, or none is made.</param>
/// <param name="Fault">What was wrong last; null when nothing was, or it is over.</param>
internal sealed record TrunkSiloEndpointResponse(string Host, string Address, bool Up, string? Fault);
