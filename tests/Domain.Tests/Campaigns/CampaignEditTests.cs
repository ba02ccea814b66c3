using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.Tests.Campaigns;

public sealed class CampaignEditTests
{
    private static readonly CallWindow Office = CallWindow.Daily(new LocalTime(9, 0), new LocalTime(17, 0));

    public static TheoryData<string> Fields => [.. Settings.OneChangeEach.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_change_is_named_as_the_API_names_it(string field) =>
        Assert.Equal([field], CampaignEdit.ChangedFields(Settings.Valid, Settings.OneChangeEach[field]));

    /// <summary>A setting that is added and forgotten here would be open to edits while the campaign dials.</summary>
    [Fact]
    public void Every_setting_is_compared()
    {
        // The zone belongs to the window, as the API groups them.
        var properties = typeof(CampaignSettings).GetProperties().Select(property => property.Name).Except([nameof(CampaignSettings.TimeZone)]);
        Assert.Equal(properties.Count(), Settings.OneChangeEach.Count);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_running_campaign_lets_only_its_name_and_description_change(string field)
    {
        var locked = CampaignEdit.LockedFields(CampaignStatus.Running, Settings.Valid, Settings.OneChangeEach[field]);
        Assert.Equal(field is "name" or "description" ? [] : [field], locked.Select(fault => fault.Path));
        Assert.All(locked, fault => Assert.Contains("pause it first", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Call_window_retry_settings_and_voicemail_drop_message_are_locked_while_running()
    {
        var after = Settings.Valid with
        {
            CallWindow = Office with { BlackoutDates = [new DateInterval(new LocalDate(2030, 1, 1), new LocalDate(2030, 1, 1))] },
            Retry = Settings.Valid.Retry with { MaxAttempts = 4 },
            Voicemail = Settings.Valid.Voicemail with { MessageAudioKey = "campaigns/1/2.wav" },
        };

        Assert.Equal(["callWindow", "retry", "voicemail"], CampaignEdit.LockedFields(CampaignStatus.Running, Settings.Valid, after).Select(fault => fault.Path));
        Assert.Empty(CampaignEdit.LockedFields(CampaignStatus.Paused, Settings.Valid, after));
    }

    [Theory]
    [InlineData(CampaignStatus.Draft, 0)]
    [InlineData(CampaignStatus.Scheduled, 0)]
    [InlineData(CampaignStatus.Paused, 0)]
    [InlineData(CampaignStatus.Running, 2)]
    [InlineData(CampaignStatus.Completed, 3)]
    [InlineData(CampaignStatus.Cancelled, 3)]
    public void Every_locked_field_is_named_at_once(CampaignStatus status, int locked)
    {
        var after = Settings.Valid with { Name = "Autumn", MaxConcurrentCalls = 9, KeepOpen = true };
        Assert.Equal(locked, CampaignEdit.LockedFields(status, Settings.Valid, after).Count);
    }

    [Theory]
    [InlineData(CampaignStatus.Running)]
    [InlineData(CampaignStatus.Completed)]
    public void An_edit_that_changes_nothing_is_always_allowed(CampaignStatus status) =>
        Assert.Empty(CampaignEdit.LockedFields(status, Settings.Valid with { CallWindow = Office }, Settings.Valid with { CallWindow = Office with { } }));

    [Fact]
    public void A_window_is_compared_by_what_it_holds()
    {
        var same = CallWindow.Daily(new LocalTime(9, 0), new LocalTime(17, 0));
        var without = new CallWindow(Office.Hours.Where(day => day.Key is not IsoDayOfWeek.Sunday).ToDictionary(), []);
        var emptied = new CallWindow(without.Hours.Append(new(IsoDayOfWeek.Sunday, [])).ToDictionary(), []);
        var holiday = Office with { BlackoutDates = [new DateInterval(new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 26))] };
        Assert.Equal([], Changed(Office, same));
        Assert.Equal([], Changed(without, emptied));
        Assert.Equal(["callWindow"], Changed(Office, without));
        Assert.Equal(["callWindow"], Changed(Office, holiday));
        Assert.Equal(["callWindow"], Changed(Office, CallWindow.Daily(new LocalTime(9, 0), new LocalTime(17, 1))));
    }

    private static IReadOnlyList<string> Changed(CallWindow before, CallWindow after) =>
        CampaignEdit.ChangedFields(Settings.Valid with { CallWindow = before }, Settings.Valid with { CallWindow = after });
}
