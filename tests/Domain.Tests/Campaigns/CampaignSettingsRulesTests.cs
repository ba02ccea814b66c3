using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using NodaTime;

namespace Campaigns.Domain.Tests.Campaigns;

public sealed class CampaignSettingsRulesTests
{
    [Fact]
    public void The_defaults_are_right() => Assert.Empty(Faults(Settings.Valid));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Name(int length, bool right) => Holds(right, "name", Settings.Valid with { Name = new string('x', length) });

    [Theory]
    [InlineData("   ")]
    [InlineData("Spring\0sale")]
    [InlineData("Spring\u001b[2J")]
    [InlineData("Spring\u0085sale")]
    [InlineData("Spring\r\nsale")]
    public void A_name_is_one_line_of_text(string name) => Holds(false, "name", Settings.Valid with { Name = name });

    [Theory]
    [InlineData(0, true)]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void Description(int length, bool right) => Holds(right, "description", Settings.Valid with { Description = new string('x', length) });

    [Fact]
    public void A_description_may_have_lines() => Holds(true, "description", Settings.Valid with { Description = "First\r\n\tsecond" });

    [Theory]
    [InlineData(int.MinValue, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public void Concurrent_calls(int calls, bool right) => Holds(right, "maxConcurrentCalls", Settings.Valid with { MaxConcurrentCalls = calls });

    [Theory]
    [InlineData(0.099, false)]
    [InlineData(0.1, true)]
    [InlineData(10_000, true)]
    [InlineData(10_000.1, false)]
    [InlineData(-1, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void Calls_per_second(double rate, bool right) => Holds(right, "maxCallsPerSecond", Settings.Valid with { MaxCallsPerSecond = rate });

    [Theory]
    [InlineData(-30, false)]
    [InlineData(4.999, false)]
    [InlineData(5, true)]
    [InlineData(120, true)]
    [InlineData(120.001, false)]
    public void Ring_timeout(double seconds, bool right) => Holds(right, "ringTimeout", Settings.Valid with { RingTimeout = Duration.FromSeconds(seconds) });

    [Theory]
    [InlineData(9.999, false)]
    [InlineData(10, true)]
    [InlineData(14_400, true)]
    [InlineData(14_400.001, false)]
    public void Call_duration(double seconds, bool right) => Holds(right, "maxCallDuration", Settings.Valid with { MaxCallDuration = Duration.FromSeconds(seconds) });

    [Theory]
    [InlineData("America/New_York", true)]
    [InlineData("Australia/Lord_Howe", true)]
    [InlineData("UTC", true)]
    [InlineData("", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("Eastern Standard Time", false)]
    public void Time_zone(string zone, bool right) => Holds(right, "callWindow.timeZone", Settings.Valid with { TimeZone = zone });

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void Budget(int attempts, bool right) => Holds(right, "retry.maxAttempts", With(Settings.Valid.Retry with { MaxAttempts = attempts }));

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(1, true)]
    [InlineData(1.005, false)]
    [InlineData(1.01, true)]
    [InlineData(10, true)]
    [InlineData(10.01, false)]
    [InlineData(double.NaN, false)]
    public void Backoff_multiplier(double multiplier, bool right) =>
        Holds(right, "retry.backoff.multiplier", With(Settings.Valid.Retry with { Backoff = new Backoff(multiplier, Duration.FromDays(1)) }));

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(604_800, true)]
    [InlineData(604_801, false)]
    public void Backoff_cap(int seconds, bool right) =>
        Holds(right, "retry.backoff.cap", With(Settings.Valid.Retry with { Backoff = new Backoff(2, Duration.FromSeconds(seconds)) }));

    [Theory]
    [InlineData(-60, null, "delay")]
    [InlineData(59, null, "delay")]
    [InlineData(60, null, null)]
    [InlineData(604_800, null, null)]
    [InlineData(604_801, null, "delay")]
    [InlineData(300, 0, "maxAttempts")]
    [InlineData(300, 1, null)]
    [InlineData(300, 50, null)]
    [InlineData(300, 51, "maxAttempts")]
    public void Each_retry_rule(int seconds, int? attempts, string? fault)
    {
        var rule = new RetryRule(false, Duration.FromSeconds(seconds), attempts);
        var retry = Settings.Valid.Retry;
        Dictionary<string, RetryPolicy> policies = new()
        {
            ["noAnswer"] = retry with { NoAnswer = rule },
            ["busy"] = retry with { Busy = rule },
            ["technicalError"] = retry with { TechnicalError = rule },
            ["voicemail"] = retry with { Voicemail = rule },
            ["declined"] = retry with { Declined = rule },
            ["lost"] = retry with { Lost = rule },
        };
        foreach (var (name, policy) in policies)
        {
            Assert.Equal(fault is null ? [] : [$"retry.{name}.{fault}"], Faults(With(policy)));
        }
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var wrong = Settings.Valid with
        {
            Name = "",
            Description = new string('x', 2001),
            MaxConcurrentCalls = 0,
            MaxCallsPerSecond = 0,
            RingTimeout = Duration.Zero,
            MaxCallDuration = Duration.Zero,
            TimeZone = "Mars/Olympus",
            CallWindow = new CallWindow(new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>>(), []),
            Retry = Settings.Valid.Retry with { MaxAttempts = 0, Busy = new RetryRule(true, Duration.Zero, 0), Backoff = new Backoff(0, Duration.Zero) },
        };
        Assert.Equal(
            [
                "callWindow", "callWindow.timeZone", "description", "maxCallDuration", "maxCallsPerSecond", "maxConcurrentCalls", "name",
                "retry.backoff.cap", "retry.backoff.multiplier", "retry.busy.delay", "retry.busy.maxAttempts", "retry.maxAttempts", "ringTimeout",
            ],
            Faults(wrong).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fault_says_what_is_allowed_and_what_came() =>
        Assert.Equal(
            "Must lie between 00:00:05 and 00:02:00, but is 00:03:00.",
            Assert.Single(CampaignSettingsRules.Validate(Settings.Valid with { RingTimeout = Duration.FromMinutes(3) }, CampaignLimits.Default, DateTimeZoneProviders.Tzdb)).Message);

    [Fact]
    public void Limits_may_be_widened() =>
        Assert.Empty(CampaignSettingsRules.Validate(
            With(Settings.Valid.Retry with { Busy = new RetryRule(true, Duration.FromSeconds(1)) }),
            CampaignLimits.Default with { MinRetryDelay = Duration.FromSeconds(1) },
            DateTimeZoneProviders.Tzdb));

    private static CampaignSettings With(RetryPolicy retry) => Settings.Valid with { Retry = retry };

    private static void Holds(bool right, string path, CampaignSettings settings) =>
        Assert.Equal(right ? [] : [path], Faults(settings).Distinct());

    private static IEnumerable<string> Faults(CampaignSettings settings) =>
        CampaignSettingsRules.Validate(settings, CampaignLimits.Default, DateTimeZoneProviders.Tzdb).Select(fault => fault.Path);
}
