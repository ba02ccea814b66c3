namespace Campaigns.Silo.Health;

/// <summary>What a health endpoint says, of a silo and of an API process alike.</summary>
/// <param name="Status">"ok" or "unavailable".</param>
/// <param name="Checks">By name: "ok", or a few words on what is wrong.</param>
public sealed record HealthResponse(string Status, IReadOnlyDictionary<string, string> Checks)
{
    /// <summary>What a check says that found nothing wrong, and what all of them say together.</summary>
    public const string Ok = "ok";

    /// <summary>Ok when every check is.</summary>
    public static HealthResponse Of(IReadOnlyDictionary<string, string> checks) => new(checks.Values.All(check => check == Ok) ? Ok : "unavailable", checks);
}
