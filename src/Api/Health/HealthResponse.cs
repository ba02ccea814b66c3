namespace Campaigns.Api.Health;

/// <summary>What a health endpoint says.</summary>
/// <param name="Status">"ok" or "unavailable".</param>
/// <param name="Checks">By name: "ok", or a few words on what is wrong.</param>
internal sealed record HealthResponse(string Status, IReadOnlyDictionary<string, string> Checks);
