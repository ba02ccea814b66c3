using Campaigns.Domain.Assistants;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Campaigns;
using NodaTime;

namespace Campaigns.Grains.Tests.Campaigns;

public sealed class ZoneOpeningsTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 4, 15, 0);

    [Fact]
    public void Never_is_not_for_ever()
    {
        // Closed for 70 days: no opening within the 60 that are looked at, but one comes near.
        var openings = new ZoneOpenings(new HoursCalendar(DateTimeZoneProviders.Tzdb, LegalHours.None));
        openings.Reset([new ZoneSet(1, ["America/New_York"])], new CampaignSettings
        {
            Name = "Blackout",
            Assistant = new AssistantId(Guid.Empty),
            Trunk = new TrunkId(Guid.Empty),
            CallWindow = CallWindow.Default with { BlackoutDates = [new DateInterval(new LocalDate(2026, 3, 1), new LocalDate(2026, 5, 12))] },
        });
        Assert.Equal([1], openings.UnreachableAt(Start));

        Assert.Empty(openings.UnreachableAt(Start + Duration.FromDays(15)));
        Assert.Equal(Instant.FromUtc(2026, 5, 13, 13, 0), openings.NextOpening(Start + Duration.FromDays(15)));
        Assert.True(openings.IsOpen(1, Instant.FromUtc(2026, 5, 13, 13, 0)));
    }
}
