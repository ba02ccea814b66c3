namespace Campaigns.Domain.Campaigns;

/// <summary>One setting that an edit changed.</summary>
/// <param name="Field">As the API names it: "maxConcurrentCalls".</param>
/// <param name="Before">What it was, as the API writes it; null when it was nothing, or is no single value.</param>
/// <param name="After">What it is since.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
