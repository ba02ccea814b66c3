namespace Campaigns.Telephony.Announcements;

/// <summary>The installation's voice. Bound to "Campaigns:Speech".</summary>
public sealed record SpeechOptions
{
    /// <summary>A program that reads a text on its standard input and writes a WAV file to its standard output; null: there is no voice. Default null.</summary>
    public string? Command { get; init; }

    /// <summary>Its arguments. Default "--stdin" and "--stdout", as espeak-ng wants them.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = ["--stdin", "--stdout"];
}
