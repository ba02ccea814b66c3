namespace Campaigns.Api.Campaigns;

/// <summary>Whose request it was.</summary>
/// <param name="Id">The public part of the key.</param>
/// <param name="Label">What the key is called; null when it is gone.</param>
internal sealed record HistoryKeyResponse(string Id, string? Label);
