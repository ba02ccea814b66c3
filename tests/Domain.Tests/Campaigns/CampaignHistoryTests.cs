using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.Tests.Campaigns;

public sealed class CampaignHistoryTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 4, 12, 0);

    [Theory]
    [InlineData(CampaignStatus.Draft, CampaignStatus.Draft, CampaignEvent.Edited)]
    [InlineData(CampaignStatus.Draft, CampaignStatus.Scheduled, CampaignEvent.Scheduled)]
    [InlineData(CampaignStatus.Scheduled, CampaignStatus.Scheduled, CampaignEvent.Edited)]
    [InlineData(CampaignStatus.Scheduled, CampaignStatus.Draft, CampaignEvent.Unscheduled)]
    [InlineData(CampaignStatus.Scheduled, CampaignStatus.Running, CampaignEvent.Started)]
    [InlineData(CampaignStatus.Scheduled, CampaignStatus.Paused, CampaignEvent.Paused)]
    [InlineData(CampaignStatus.Draft, CampaignStatus.Running, CampaignEvent.Started)]
    [InlineData(CampaignStatus.Running, CampaignStatus.Running, CampaignEvent.Edited)]
    [InlineData(CampaignStatus.Running, CampaignStatus.Paused, CampaignEvent.Paused)]
    [InlineData(CampaignStatus.Running, CampaignStatus.Completed, CampaignEvent.Completed)]
    [InlineData(CampaignStatus.Running, CampaignStatus.Cancelled, CampaignEvent.Cancelled)]
    [InlineData(CampaignStatus.Paused, CampaignStatus.Completed, CampaignEvent.Completed)]
    public void A_new_version_tells(CampaignStatus before, CampaignStatus after, CampaignEvent happened) =>
        Assert.Equal(happened, CampaignHistory.Between(Entry(before, 1), Entry(after, 2)));

    [Fact]
    public void A_campaign_that_has_dialled_before_is_resumed()
    {
        var paused = Entry(CampaignStatus.Paused, 3) with { StartedAt = Noon };
        Assert.Equal(CampaignEvent.Resumed, CampaignHistory.Between(paused, paused with { Status = CampaignStatus.Running, Version = 4 }));
        Assert.Equal(CampaignEvent.Started, CampaignHistory.Between(paused with { StartedAt = null }, paused with { Status = CampaignStatus.Running, Version = 4 }));
    }

    [Fact]
    public void The_last_call_of_a_cancelled_campaign_is_told_apart_from_the_cancel()
    {
        var cancelled = Entry(CampaignStatus.Cancelled, 3);
        Assert.Equal(CampaignEvent.Ended, CampaignHistory.Between(cancelled, cancelled with { EndedAt = Noon, Version = 4 }));
    }

    [Fact]
    public void The_first_version_is_its_creation()
    {
        Assert.Equal(CampaignEvent.Created, CampaignHistory.Between(null, Entry(CampaignStatus.Draft, 1)));
        Assert.Equal(CampaignEvent.Scheduled, CampaignHistory.Between(null, Entry(CampaignStatus.Scheduled, 1)));
    }

    [Fact]
    public void A_version_that_is_there_already_and_a_deletion_are_nobodys_news()
    {
        var running = Entry(CampaignStatus.Running, 2);
        Assert.Null(CampaignHistory.Between(running, running with { Epoch = 9 }));
        Assert.Null(CampaignHistory.Between(running with { Version = 5 }, running with { Status = CampaignStatus.Paused }));
        Assert.Null(CampaignHistory.Between(running, running with { Version = 3, Deleted = true }));
    }

    [Fact]
    public void Changes_of_single_values_say_from_what_to_what_and_others_their_name()
    {
        var before = Settings.Valid with { MaxConcurrentCalls = 5, RingTimeout = Duration.FromSeconds(30), EndAt = null };
        var after = before with { MaxConcurrentCalls = 9, RingTimeout = Duration.FromSeconds(45), EndAt = Noon, VariablesJson = """{"a":"b"}""" };

        Assert.Equal(
            [
                new FieldChange("endAt", null, "2026-03-04T12:00:00Z"),
                new FieldChange("maxConcurrentCalls", "5", "9"),
                new FieldChange("ringTimeout", "00:00:30", "00:00:45"),
                new FieldChange("variables", null, null),
            ],
            CampaignHistory.Changes(before, after));
    }

    private static CampaignEntry Entry(CampaignStatus status, long version) => new()
    {
        Id = new CampaignId(Guid.Empty),
        Status = status,
        Epoch = 1,
        Version = version,
        CreatedAt = Noon,
        Settings = Settings.Valid,
    };
}
