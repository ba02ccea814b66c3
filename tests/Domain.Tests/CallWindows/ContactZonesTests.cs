using Campaigns.Domain.Assistants;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Tests.CallWindows;

public sealed class ContactZonesTests
{
    [Theory]
    [InlineData(true, false, "Asia/Kathmandu", "Asia/Kathmandu")]
    [InlineData(true, false, "America/New_York,America/Chicago", "America/New_York,America/Chicago")]
    [InlineData(true, false, "", null)]
    [InlineData(true, true, "", "Europe/London")]
    [InlineData(true, true, "Asia/Kathmandu", "Asia/Kathmandu")]
    [InlineData(true, true, "Mars/Olympus", null)]
    [InlineData(true, false, "America/New_York,Mars/Olympus", null)]
    [InlineData(false, false, "Asia/Kathmandu", "Europe/London")]
    [InlineData(false, false, "", "Europe/London")]
    public void A_contact_is_judged_in(bool useContactZone, bool assumeCampaignZone, string contactZones, string? judgedIn)
    {
        var settings = new CampaignSettings
        {
            Name = "Spring",
            Assistant = new AssistantId(Guid.Empty),
            Trunk = new TrunkId(Guid.Empty),
            TimeZone = "Europe/London",
            UseContactTimeZone = useContactZone,
            AssumeCampaignZone = assumeCampaignZone,
        };
        var zones = ContactZones.Of(settings, contactZones.Split(',', StringSplitOptions.RemoveEmptyEntries), DateTimeZoneProviders.Tzdb);
        Assert.Equal(judgedIn, zones is ContactZones.Known known ? string.Join(',', known.Zones.Select(zone => zone.Id)) : null);
    }
}
