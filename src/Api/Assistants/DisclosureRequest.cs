namespace Campaigns.Api.Assistants;

/// <summary>The opening of each call.</summary>
internal sealed record DisclosureRequest
{
    /// <summary>Default true.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Spoken by the installation's voice; 1–2000 characters. Null: the uploaded recording, or the built-in one.</summary>
    public string? Text { get; init; }
}
