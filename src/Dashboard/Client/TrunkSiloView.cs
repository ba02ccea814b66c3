namespace Campaigns.Dashboard.Client;

/// <summary>A trunk as one silo reaches it.</summary>
public sealed record TrunkSiloView(string Silo, IReadOnlyList<TrunkEndpointView> Endpoints, bool? Registered, DateTimeOffset? RegisteredUntil, string? RegistrationFault);
