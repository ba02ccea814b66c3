using System.Text.Json;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Silo.Tests;

/// <summary>What grains store and send must be read again as it was: a value that is lost here is lost at the next activation.</summary>
public sealed class DomainJsonTests
{
    private static readonly CampaignSettings Settings = new()
    {
        Name = "Spring",
        Assistant = new AssistantId(Guid.Parse("018f0000-0000-7000-8000-000000000001")),
        Trunk = new TrunkId(Guid.Parse("018f0000-0000-7000-8000-000000000002")),
        CallWindow = CallWindow.Daily(new LocalTime(22, 30), new LocalTime(2, 0)) with
        {
            BlackoutDates = [new DateInterval(new LocalDate(2026, 12, 24), new LocalDate(2026, 12, 26))],
        },
        TimeZone = "Australia/Lord_Howe",
        EndAt = Instant.FromUtc(2027, 1, 1, 0, 0),
        MaxCallsPerSecond = 0.5,
        Retry = RetryPolicy.Default with
        {
            Busy = new RetryRule(true, Duration.FromMilliseconds(1500), 2),
            Backoff = new Backoff(2, Duration.FromDays(1)),
        },
    };

    [Fact]
    public void Settings_come_back_as_they_were()
    {
        var read = RoundTrip(Settings);

        Assert.Empty(CampaignEdit.ChangedFields(Settings, read));
        Assert.Equal(Settings.Retry, read.Retry);
    }

    [Fact]
    public void A_campaigns_entry_comes_back_as_it_was()
    {
        var entry = new CampaignEntry
        {
            Id = new CampaignId(Guid.Parse("018f0000-0000-7000-8000-000000000003")),
            Status = CampaignStatus.Paused,
            Epoch = 7,
            Version = 9,
            Settings = Settings,
            CreatedAt = Instant.FromUtc(2026, 11, 23, 5, 0),
            Reasons = ["The end has come."],
        };

        var read = RoundTrip(entry);

        Assert.Equal(entry with { Settings = read.Settings, Reasons = read.Reasons }, read);
        Assert.Equal(entry.Reasons, read.Reasons);
    }

    [Fact]
    public void Counts_come_back_as_they_were()
    {
        var counts = new CampaignCounts(
            new Dictionary<ContactState, long> { [ContactState.Pending] = 3, [ContactState.Answered] = 5 },
            new Dictionary<Disposition, long> { [Disposition.Busy] = 2 },
            OpenCalls: 1);

        var read = RoundTrip(counts);

        Assert.Equal(counts.Contacts, read.Contacts);
        Assert.Equal(counts.Attempts, read.Attempts);
        Assert.Equal((3, 8, 1L), (read.NotFinal, read.Total, read.OpenCalls));
    }

    [Fact]
    public void An_outcome_comes_back_as_it_was()
    {
        var outcome = new CallOutcome
        {
            CallId = "c",
            SipStatus = 503,
            Q850Cause = 34,
            RetryAfter = Duration.FromSeconds(3),
            OurReason = CallEndReason.RingTimeout,
            InviteAt = Instant.FromUnixTimeMilliseconds(1_700_000_000_123),
            EndedAt = Instant.FromUnixTimeTicks(17_000_000_001_234_567),
        };

        Assert.Equal(outcome, RoundTrip(outcome));
    }

    private static T RoundTrip<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DomainJson.Options), DomainJson.Options)!;
}
