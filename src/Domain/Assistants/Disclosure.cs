namespace Campaigns.Domain.Assistants;

/// <summary>The opening of a call: who calls, and that an AI does.</summary>
public sealed record Disclosure
{
    /// <summary>On by default.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The text that the audio was spoken from; null when it was recorded.</summary>
    public string? Text { get; init; }

    /// <summary>Key of the WAV file in the audio store; null: the built-in opening.</summary>
    public string? AudioKey { get; init; }
}
