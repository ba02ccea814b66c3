namespace Campaigns.Domain.Contacts;

/// <summary>What a contact's row says to an assistant.</summary>
/// <param name="DisplayName">Null when unknown.</param>
/// <param name="VariablesJson">A JSON object; null when there are none.</param>
public sealed record ContactWords(string? DisplayName, string? VariablesJson);
