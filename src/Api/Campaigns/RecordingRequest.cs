using Campaigns.Domain.Campaigns;

namespace Campaigns.Api.Campaigns;

/// <summary>Whether calls are recorded. What is left out takes its default.</summary>
internal sealed record RecordingRequest
{
    /// <summary>Record answered calls, both directions. Needs a key (Campaigns:Recording:Keys). Default false.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Days after which a recording is deleted, 1–3,650. Default 30.</summary>
    public int? KeepDays { get; init; }

    /// <summary>"notice" (default): a notice is said after the opening; "opening": the assistant's opening says it already.</summary>
    public RecordingAnnouncement? AnnouncedBy { get; init; }

    /// <summary>The notice as text, 1–2,000 characters on one line, spoken by the installation's voice. Null: the built-in one.</summary>
    public string? NoticeText { get; init; }

    /// <param name="current">The campaign's present settings; null for a new campaign.</param>
    public RecordingSettings ToSettings(RecordingSettings? current) => new()
    {
        Enabled = Enabled ?? RecordingSettings.Default.Enabled,
        KeepDays = KeepDays ?? RecordingSettings.Default.KeepDays,
        AnnouncedBy = AnnouncedBy ?? RecordingSettings.Default.AnnouncedBy,
        NoticeText = NoticeText,

        // What was spoken from a text belongs to that text.
        NoticeAudioKey = NoticeText is not null && current?.NoticeText == NoticeText ? current.NoticeAudioKey : null,
    };
}
