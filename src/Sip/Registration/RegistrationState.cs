namespace Campaigns.Sip.Registration;

/// <summary>Whether an endpoint is registered with its trunk.</summary>
/// <param name="IsRegistered">A registrar has confirmed it, and that has not run out.</param>
/// <param name="Until">When the last confirmation runs out or ran out; null when there was none.</param>
/// <param name="Fault">Why the last attempt failed; null when it didn't, or while the first one is under way.</param>
public sealed record RegistrationState(bool IsRegistered, DateTimeOffset? Until, string? Fault);
