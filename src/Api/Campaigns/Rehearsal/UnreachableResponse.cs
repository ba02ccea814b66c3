namespace Campaigns.Api.Campaigns.Rehearsal;

/// <summary>Contacts that no call can reach.</summary>
/// <param name="Reason">Why, as explanations name it: "zoneUnknown", "doNotCall", "windowClosed" (no opening within 60 days) …</param>
/// <param name="Count">How many.</param>
internal sealed record UnreachableResponse(string Reason, long Count);
