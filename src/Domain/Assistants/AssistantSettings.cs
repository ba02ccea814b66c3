namespace Campaigns.Domain.Assistants;

/// <summary>Who talks on an answered call: an announcement that is played from its start.</summary>
public sealed record AssistantSettings
{
    /// <summary>1–200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Key of the WAV file in the audio store; null: the built-in announcement.</summary>
    public string? AudioKey { get; init; }

    /// <summary>What happens when the announcement has been played.</summary>
    public AfterAnnouncement Afterwards { get; init; } = AfterAnnouncement.HangUp;
}
