using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.Tests.Campaigns;

public sealed class CampaignScheduleTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 4, 15, 0);
    private static readonly Instant Ahead = Now + Duration.FromHours(1);

    [Theory]
    [InlineData(CampaignStatus.Draft, true, CampaignStatus.Scheduled)]
    [InlineData(CampaignStatus.Draft, false, CampaignStatus.Draft)]
    [InlineData(CampaignStatus.Scheduled, true, CampaignStatus.Scheduled)]
    [InlineData(CampaignStatus.Scheduled, false, CampaignStatus.Draft)]
    [InlineData(CampaignStatus.Running, true, CampaignStatus.Running)]
    [InlineData(CampaignStatus.Running, false, CampaignStatus.Running)]
    [InlineData(CampaignStatus.Paused, true, CampaignStatus.Paused)]
    [InlineData(CampaignStatus.Paused, false, CampaignStatus.Paused)]
    [InlineData(CampaignStatus.Completed, true, CampaignStatus.Completed)]
    [InlineData(CampaignStatus.Cancelled, false, CampaignStatus.Cancelled)]
    public void A_start_time_makes_a_draft_scheduled_and_its_absence_a_scheduled_campaign_a_draft(CampaignStatus status, bool set, CampaignStatus becomes) =>
        Assert.Equal(becomes, CampaignSchedule.StatusFor(status, set ? Ahead : null));

    [Theory]
    [InlineData(CampaignStatus.Draft, null, 60, null)]
    [InlineData(CampaignStatus.Draft, null, 0, "Lies in the past: launch the campaign instead.")]
    [InlineData(CampaignStatus.Draft, null, -1, "Lies in the past: launch the campaign instead.")]
    [InlineData(CampaignStatus.Scheduled, -1, -1, null)]
    [InlineData(CampaignStatus.Scheduled, 60, -1, "Lies in the past: launch the campaign instead.")]
    [InlineData(CampaignStatus.Scheduled, 60, null, null)]
    [InlineData(CampaignStatus.Paused, -1, -1, null)]
    [InlineData(CampaignStatus.Paused, -1, 60, "A paused campaign isn't scheduled: resume it.")]
    [InlineData(CampaignStatus.Paused, 60, null, null)]
    public void A_start_time_that_changes_lies_ahead_and_is_not_a_paused_campaigns(CampaignStatus status, int? before, int? after, string? fault) =>
        Assert.Equal(fault, CampaignSchedule.FaultsOf(status, In(before), In(after), Now) is [var only] ? only.Message : null);

    [Fact]
    public void A_campaign_that_starts_early_loses_its_start_time_and_one_that_starts_then_keeps_it()
    {
        var settings = Settings.Valid with { StartAt = Ahead };
        Assert.Null(CampaignSchedule.Started(settings, Now).StartAt);
        Assert.Equal(Ahead, CampaignSchedule.Started(settings, Ahead).StartAt);
    }

    [Theory]
    [InlineData(60, 61, true)]
    [InlineData(60, 60, false)]
    [InlineData(60, 59, false)]
    [InlineData(null, 1, true)]
    [InlineData(60, null, true)]
    public void The_end_comes_after_the_start(int? start, int? end, bool right)
    {
        var faults = CampaignSettingsRules.Validate(Settings.Valid with { StartAt = In(start), EndAt = In(end) }, CampaignLimits.Default, DateTimeZoneProviders.Tzdb);
        Assert.Equal(right ? [] : ["endAt"], faults.Select(fault => fault.Path));
    }

    private static Instant? In(int? minutes) => minutes is { } known ? Now + Duration.FromMinutes(known) : null;
}
