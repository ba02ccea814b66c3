using Campaigns.Domain.Faults;

namespace Campaigns.Domain.Campaigns;

/// <summary>What a campaign may say about recording.</summary>
internal static class RecordingRules
{
    private const int LongestKeepDays = 3_650;
    private const string Path = "recording";

    public static void Check(RecordingSettings recording, FaultList faults)
    {
        faults.RequireRange(recording.KeepDays, 1, LongestKeepDays, $"{Path}.keepDays");
        faults.Require(Enum.IsDefined(recording.AnnouncedBy), $"{Path}.announcedBy", "Must be notice or opening.");
        if (recording.NoticeText is { } text)
        {
            faults.RequireLine(text, 1, 2000, $"{Path}.noticeText");
            faults.Require(
                recording.AnnouncedBy is RecordingAnnouncement.Notice, $"{Path}.noticeText", "Nobody would hear it: announcedBy says that the opening is enough.");
        }
    }
}
