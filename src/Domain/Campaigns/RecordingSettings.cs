namespace Campaigns.Domain.Campaigns;

/// <summary>Whether a campaign's calls are recorded, how the person is told, and how long recordings are kept.</summary>
public sealed record RecordingSettings
{
    public static RecordingSettings Default { get; } = new();

    /// <summary>Record answered calls, both directions, from the answer to the end. Default off.</summary>
    public bool Enabled { get; init; }

    /// <summary>Days after the call on which its recording is deleted, 1–3,650. Default 30.</summary>
    public int KeepDays { get; init; } = 30;

    /// <summary>How the person is told. Default <see cref="RecordingAnnouncement.Notice"/>.</summary>
    public RecordingAnnouncement AnnouncedBy { get; init; } = RecordingAnnouncement.Notice;

    /// <summary>The notice as text, 1–2,000 characters on one line; null: the built-in one is said.</summary>
    public string? NoticeText { get; init; }

    /// <summary>Key of the WAV file that was spoken from <see cref="NoticeText"/> when the campaign was saved.</summary>
    public string? NoticeAudioKey { get; init; }
}
