namespace Campaigns.Sip.Calls;

/// <summary>Where a redirecting peer wants the call to go.</summary>
/// <param name="User">The part before the @ up to its first semicolon: a telephone number, as a rule.</param>
/// <param name="Host">Name or address, IPv6 without brackets.</param>
/// <param name="Port">1–65535; null where the Contact names none.</param>
public sealed record RedirectTarget(string User, string Host, int? Port);
