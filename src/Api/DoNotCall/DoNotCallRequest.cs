namespace Campaigns.Api.DoNotCall;

/// <summary>Numbers that must never be called again.</summary>
internal sealed record DoNotCallRequest
{
    /// <summary>1–10,000 numbers, in international form or in national form with defaultRegion. Required.</summary>
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>Why, 1–200 characters. Required.</summary>
    public string? Reason { get; init; }

    /// <summary>ISO 3166-1 alpha-2 region of national numbers.</summary>
    public string? DefaultRegion { get; init; }
}
