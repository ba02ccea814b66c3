namespace Campaigns.Api.Assistants;

/// <summary>An assistant behind a SIP address; its password is never read back.</summary>
/// <param name="Uri">Where to.</param>
/// <param name="Refer">Handed over by REFER instead of bridged.</param>
/// <param name="Username">Digest user name; null when none is needed.</param>
/// <param name="HasPassword">A password is stored; null in lists.</param>
internal sealed record SipAgentResponse(string Uri, bool Refer, string? Username, bool? HasPassword);
