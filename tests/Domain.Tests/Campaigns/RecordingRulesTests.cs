using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.Tests.Campaigns;

public sealed class RecordingRulesTests
{
    [Fact]
    public void Nothing_is_recorded_unless_it_is_asked_for_and_then_it_is_said() =>
        Assert.Equal((false, 30, RecordingAnnouncement.Notice), (RecordingSettings.Default.Enabled, RecordingSettings.Default.KeepDays, RecordingSettings.Default.AnnouncedBy));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3650, true)]
    [InlineData(3651, false)]
    public void A_recording_is_kept_for_a_day_to_ten_years(int days, bool right) =>
        Assert.Equal(right ? [] : ["recording.keepDays"], Faults(new RecordingSettings { Enabled = true, KeepDays = days }));

    [Theory]
    [InlineData("This call is recorded.", RecordingAnnouncement.Notice, true)]
    [InlineData("", RecordingAnnouncement.Notice, false)]
    [InlineData("First\nsecond", RecordingAnnouncement.Notice, false)]
    [InlineData("Nobody hears this.", RecordingAnnouncement.Opening, false)]
    public void A_notice_is_one_line_that_somebody_hears(string text, RecordingAnnouncement announcedBy, bool right) =>
        Assert.Equal(right ? [] : ["recording.noticeText"], Faults(new RecordingSettings { NoticeText = text, AnnouncedBy = announcedBy }).Distinct());

    [Fact]
    public void Every_fault_is_named_at_once() => Assert.Equal(
        ["recording.keepDays", "recording.announcedBy", "recording.noticeText"],
        Faults(new RecordingSettings { KeepDays = -1, AnnouncedBy = (RecordingAnnouncement)9, NoticeText = "" }).Distinct());

    private static List<string> Faults(RecordingSettings recording) =>
    [
        .. CampaignSettingsRules.Validate(Settings.Valid with { Recording = recording }, new CampaignLimits(), DateTimeZoneProviders.Tzdb)
            .Select(fault => fault.Path),
    ];
}
