using Campaigns.Domain.Frequency;
using Campaigns.Domain.Teams;
using NodaTime;

namespace Campaigns.Domain.Tests.Teams;

public sealed class TeamSettingsRulesTests
{
    [Fact]
    public void The_defaults_are_right_and_limit_nothing()
    {
        Assert.Empty(TeamSettingsRules.Validate(TeamSettings.Default));
        Assert.True(TeamSettings.Default.Frequency.AreNone());
        Assert.Null(TeamSettings.Default.KeptSince(Instant.FromUtc(2026, 3, 4, 0, 0)));
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var faults = TeamSettingsRules.Validate(new TeamSettings
        {
            Frequency = new FrequencyLimits { MaxPer24Hours = 0 },
            MaxCallsPerDay = 0,
            RetentionDays = 4000,
        });
        Assert.Equal(["frequency.maxPer24Hours", "maxCallsPerDay", "retentionDays"], faults.Select(fault => fault.Path));
    }

    [Theory]
    [InlineData(7, null, 6, false)]
    [InlineData(7, null, 7, true)]
    [InlineData(null, 30, 30, false)]
    [InlineData(null, 30, 31, true)]
    public void What_a_limit_counts_is_not_forgotten_before_it_counts_no_more(int? per7Days, int? quietDays, int retention, bool allowed)
    {
        var settings = new TeamSettings
        {
            Frequency = new FrequencyLimits { MaxPer7Days = per7Days, QuietDaysAfterConversation = quietDays },
            RetentionDays = retention,
        };
        Assert.Equal(allowed ? [] : ["retentionDays"], TeamSettingsRules.Validate(settings).Select(fault => fault.Path));
    }

    [Fact]
    public void Records_are_kept_for_as_many_days_as_are_said() => Assert.Equal(
        Instant.FromUtc(2026, 3, 1, 12, 0), new TeamSettings { RetentionDays = 3 }.KeptSince(Instant.FromUtc(2026, 3, 4, 12, 0)));
}
