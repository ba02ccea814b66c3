using Campaigns.Testing;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Campaigns.Silo.Tests;

public sealed class SteppingClockTests
{
    private readonly StandingTime _time = new();

    [Fact]
    public void Jumps_once_and_leaves_durations_alone()
    {
        var clock = new SteppingClock(_time, TimeSpan.FromHours(-2), TimeSpan.FromSeconds(10));
        var began = clock.GetTimestamp();

        _time.Elapsed = TimeSpan.FromSeconds(9);
        Assert.Equal(_time.GetUtcNow(), clock.GetUtcNow());
        _time.Elapsed = TimeSpan.FromSeconds(10);
        Assert.Equal(_time.GetUtcNow().AddHours(-2), clock.GetUtcNow());
        Assert.Equal(Instant.FromDateTimeOffset(clock.GetUtcNow()), clock.GetCurrentInstant());
        Assert.Equal(TimeSpan.FromSeconds(10), clock.GetElapsedTime(began));
    }

    [Fact]
    public void Is_refused_where_calls_are_real()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.Configuration["Campaigns:Database"] = "Host=127.0.0.1;Database=none";
        builder.Configuration["Campaigns:Secrets:Keys:0"] = TestKeys.Installation;
        builder.Configuration["Campaigns:Silo:ClockStep"] = "00:00:03";

        var refusal = Assert.Throws<InvalidOperationException>(() => builder.AddCampaignParts());

        Assert.Contains("Campaigns:Silo:ClockStep", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class StandingTime : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) + Elapsed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
