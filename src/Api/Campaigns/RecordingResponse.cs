using Campaigns.Domain.Campaigns;

namespace Campaigns.Api.Campaigns;

/// <summary>Whether calls are recorded, in the form in which a request may give it back.</summary>
/// <param name="Enabled">Answered calls are recorded.</param>
/// <param name="KeepDays">Days after which a recording is deleted.</param>
/// <param name="AnnouncedBy">How the person is told.</param>
/// <param name="NoticeText">The notice, if it is a text of the campaign's own.</param>
internal sealed record RecordingResponse(bool Enabled, int KeepDays, RecordingAnnouncement AnnouncedBy, string? NoticeText)
{
    public static RecordingResponse From(RecordingSettings recording) =>
        new(recording.Enabled, recording.KeepDays, recording.AnnouncedBy, recording.NoticeText);
}
